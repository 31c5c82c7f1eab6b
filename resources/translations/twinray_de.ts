<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ErrorLayer</name>
    <message>
        <location filename="../../ui/panes/error_layer.cpp" line="72"/>
        <source>expected error 0</source>
        <translation>erwarteter Fehler 0</translation>
    </message>
    <message>
        <location filename="../../ui/panes/error_layer.cpp" line="73"/>
        <source>%1 of 255</source>
        <translation>%1 von 255</translation>
    </message>
    <message>
        <location filename="../../ui/panes/error_layer.cpp" line="101"/>
        <source>The network expects to be wrong by %1 of 255 here.</source>
        <translation>Das Netz erwartet hier einen Fehler von %1 von 255.</translation>
    </message>
</context>
<context>
    <name>SensitivityLayer</name>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_layer.cpp" line="97"/>
        <source>change per opacity: 0</source>
        <translation>Änderung je Deckkraft: 0</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_layer.cpp" line="99"/>
        <source>change per colour: 0</source>
        <translation>Änderung je Farbe: 0</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_layer.cpp" line="190"/>
        <source>These values change the picture by %1 here, for a whole unit of opacity or colour.</source>
        <translation>Diese Werte ändern das Bild hier um %1 je ganzer Einheit von Deckkraft oder Farbe.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="20"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="22"/>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="23"/>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="31"/>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="37"/>
        <source>No training</source>
        <translation>Kein Training</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="39"/>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="41"/>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="43"/>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="45"/>
        <source>Paused, finishing a step</source>
        <translation>Angehalten, ein Schritt wird beendet</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="45"/>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="47"/>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="47"/>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="49"/>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="51"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="59"/>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="61"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="63"/>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="65"/>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="67"/>
        <source>command line</source>
        <translation>Kommandozeile</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="89"/>
        <source>%1 of %2 pictures</source>
        <translation>%1 von %2 Bildern</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="91"/>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="94"/>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="96"/>
        <source>bicubic %1</source>
        <translation>bikubisch %1</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="98"/>
        <source>%1 pictures a second</source>
        <translation>%1 Bilder je Sekunde</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_text.cpp" line="100"/>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ColorBar</name>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="35"/>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="36"/>
        <source>Double click adds a colour or changes one, drag moves it, Delete removes it. Keys: Tab, arrows (Shift: finer), Enter, Insert.</source>
        <translation>Doppelklick fügt eine Farbe hinzu oder ändert eine, Ziehen verschiebt sie, Entf entfernt sie. Tasten: Tab, Pfeile (Umschalt: feiner), Eingabe, Einfg.</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="111"/>
        <source>Add colour</source>
        <translation>Farbe hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="122"/>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="288"/>
        <source>Remove colour</source>
        <translation>Farbe entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="132"/>
        <source>Colour at %1</source>
        <translation>Farbe bei %1</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="142"/>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="150"/>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="164"/>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="203"/>
        <source>Move colour</source>
        <translation>Farbe verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="286"/>
        <source>Change colour…</source>
        <translation>Farbe ändern…</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="287"/>
        <source>Add colour here</source>
        <translation>Farbe hier hinzufügen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../ui/transferfunction/color_bar.cpp" line="307"/>
        <source>%n colour(s)</source>
        <translation>
            <numerusform>%n Farbe</numerusform>
            <numerusform>%n Farben</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/color_bar.cpp" line="311"/>
        <source>Colour %1 of %2: %3 at value %4</source>
        <translation>Farbe %1 von %2: %3 beim Wert %4</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ComparisonView</name>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="77"/>
        <source>Side of the cube</source>
        <translation>Seite des Würfels</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="103"/>
        <source>Casting the first picture…</source>
        <translation>Das erste Bild wird berechnet…</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="170"/>
        <source>There is no prediction to compare.</source>
        <translation>Es gibt keine Vorhersage zum Vergleichen.</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="193"/>
        <source>model trained on this patient</source>
        <translation>Modell an diesem Patienten trainiert</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="195"/>
        <source>unseen in training</source>
        <translation>im Training nicht gesehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="194"/>
        <source>unlike its training: %1</source>
        <translation>anders als im Training: %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="212"/>
        <source>closer than zoom %1</source>
        <translation>näher als Zoom %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="215"/>
        <source>farther than zoom %1</source>
        <translation>ferner als Zoom %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="218"/>
        <source>shading</source>
        <translation>Schattierung</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="221"/>
        <source>lighting</source>
        <translation>Beleuchtung</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="224"/>
        <source>orthographic</source>
        <translation>orthografisch</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="227"/>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="230"/>
        <source>modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="240"/>
        <source>Painting the first picture…</source>
        <translation>Das erste Bild wird gemalt…</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="242"/>
        <source>Reading the model…</source>
        <translation>Das Modell wird gelesen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="244"/>
        <source>There is no model that could paint a prediction. Choose one with Model &gt; Open Model.</source>
        <translation>Es gibt kein Modell, das eine Vorhersage malen könnte. Wählen Sie eines mit Modell &gt; Modell öffnen.</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="248"/>
        <source>Waiting for both pictures…</source>
        <translation>Auf beide Bilder wird gewartet…</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="261"/>
        <source>refining…</source>
        <translation>wird verfeinert…</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="299"/>
        <source>moved to the newest view</source>
        <translation>in die neueste Ansicht verschoben</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="312"/>
        <source>%1, moved in %2</source>
        <translation>%1, verschoben in %2</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="298"/>
        <source>%1× faster</source>
        <translation>%1× schneller</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="299"/>
        <source>%1× slower</source>
        <translation>%1× langsamer</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="311"/>
        <source>|reference − prediction| ×%1</source>
        <translation>|Referenz − Vorhersage| ×%1</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="313"/>
        <source>RMSE %1</source>
        <translation>RMSE %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/comparison_view.cpp" line="279"/>
        <source>reference to follow…</source>
        <translation>Referenz folgt…</translation>
    </message>
</context>
<context>
    <name>twinray::ui::CropBox</name>
    <message>
        <location filename="../../ui/crop/crop_box.cpp" line="37"/>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_box.cpp" line="44"/>
        <source>Reset crop</source>
        <translation>Zuschnitt zurücksetzen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::CropLayer</name>
    <message>
        <location filename="../../ui/crop/crop_layer.cpp" line="119"/>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_layer.cpp" line="138"/>
        <source>Drag to move this face of the crop box</source>
        <translation>Ziehen verschiebt diese Seite des Zuschnitts</translation>
    </message>
</context>
<context>
    <name>twinray::ui::CropPanel</name>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="44"/>
        <source>&amp;Handles in the pictures</source>
        <translation>&amp;Griffe in den Bildern</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="46"/>
        <source>Shows the box in the pictures and slices; drag its faces (X)</source>
        <translation>Zeigt den Quader in Bildern und Schnitten; seine Seiten lassen sich ziehen (X)</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="47"/>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="49"/>
        <source>Shows the whole volume again</source>
        <translation>Zeigt wieder das ganze Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="71"/>
        <source>First voxel along %1</source>
        <translation>Erstes Voxel entlang %1</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="72"/>
        <source>Last voxel along %1</source>
        <translation>Letztes Voxel entlang %1</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="73"/>
        <source>Voxels along %1</source>
        <translation>Voxel entlang %1</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="75"/>
        <source>Drag an end, or between them to move both; arrow keys move an end, Space takes the other</source>
        <translation>Ein Ende ziehen, oder dazwischen, um beide zu verschieben; Pfeiltasten verschieben ein Ende, die Leertaste wechselt zum anderen</translation>
    </message>
    <message>
        <location filename="../../ui/crop/crop_panel.cpp" line="91"/>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
</context>
<context>
    <name>twinray::ui::CurvePlot</name>
    <message>
        <location filename="../../ui/training/curve_plot.cpp" line="39"/>
        <source>Wheel: zoom. Drag: choose steps. Double click or Home: all. Arrow keys: values step by step.</source>
        <translation>Mausrad: Zoom. Ziehen: Schritte wählen. Doppelklick oder Pos1: alles. Pfeiltasten: Werte Schritt für Schritt.</translation>
    </message>
    <message>
        <location filename="../../ui/training/curve_plot.cpp" line="161"/>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>twinray::ui::EvaluationForm</name>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="67"/>
        <source>the open volume</source>
        <translation>das geöffnete Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="69"/>
        <source>&amp;File…</source>
        <translation>&amp;Datei…</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="70"/>
        <source>Another volume to score on</source>
        <translation>Ein anderes Volumen zum Bewerten</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="76"/>
        <source>Number of scenes</source>
        <translation>Anzahl der Szenen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="80"/>
        <source>seed </source>
        <translation>Startwert </translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="81"/>
        <source>Seed of the scenes</source>
        <translation>Startwert der Szenen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="82"/>
        <source>The same seed gives the same scenes</source>
        <translation>Derselbe Startwert ergibt dieselben Szenen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="85"/>
        <source>Size of the pictures in pixels</source>
        <translation>Größe der Bilder in Pixeln</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="87"/>
        <source>high quality</source>
        <translation>hohe Qualität</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="88"/>
        <source>standard quality</source>
        <translation>Standardqualität</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="89"/>
        <source>Quality of the reference</source>
        <translation>Qualität der Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="91"/>
        <source>&amp;Evaluate</source>
        <translation>B&amp;ewerten</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="93"/>
        <source>&amp;Save Report…</source>
        <translation>Bericht &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="95"/>
        <source>One HTML file with all figures, distributions and example pictures</source>
        <translation>Eine HTML-Datei mit allen Zahlen, Verteilungen und Beispielbildern</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="104"/>
        <source>Scores of the prediction and its rivals</source>
        <translation>Wertungen der Vorhersage und ihrer Rivalen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="123"/>
        <source>&amp;Volume</source>
        <translation>&amp;Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="124"/>
        <source>S&amp;cenes</source>
        <translation>S&amp;zenen</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="125"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="195"/>
        <source>Scores the current model on random scenes that were not trained on, beside bicubic enlargement and beside VTK in the same time. The window stays usable; times are right only while nothing else is at work.</source>
        <translation>Bewertet das aktuelle Modell an zufälligen Szenen, an denen nicht trainiert wurde, neben bikubischer Vergrößerung und neben VTK in derselben Zeit. Das Fenster bleibt benutzbar; die Zeiten stimmen nur, solange nichts anderes arbeitet.</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="202"/>
        <source>Volume to Score On</source>
        <translation>Volumen zum Bewerten</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="203"/>
        <source>Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>Volumen (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="224"/>
        <source>Evaluating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="275"/>
        <source>%1 on %2 scenes of %3, %4</source>
        <translation>%1 an %2 Szenen von %3, %4</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="278"/>
        <source>which it was trained on</source>
        <translation>an dem es trainiert wurde</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="279"/>
        <source>which it was not trained on</source>
        <translation>an dem es nicht trainiert wurde</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="281"/>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="281"/>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="281"/>
        <source>VTK in the same time</source>
        <translation>VTK in derselben Zeit</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="286"/>
        <source>Object: PSNR, dB</source>
        <translation>Objekt: PSNR, dB</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="286"/>
        <source>Time, ms</source>
        <translation>Zeit, ms</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="314"/>
        <source>Save Report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="314"/>
        <source>Reports (*.html)</source>
        <translation>Berichte (*.html)</translation>
    </message>
    <message>
        <location filename="../../ui/training/evaluation_form.cpp" line="321"/>
        <source>Saved the report as %1.</source>
        <translation>Bericht als %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ExplorationPanel</name>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="25"/>
        <source>Preset colours</source>
        <translation>Farben der Vorlage</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="59"/>
        <source>Zoom In</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="59"/>
        <source>The rectangle fills the map</source>
        <translation>Das Rechteck füllt die Karte</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="60"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="60"/>
        <source>What the map showed before</source>
        <translation>Was die Karte vorher zeigte</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="61"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="61"/>
        <source>The whole map</source>
        <translation>Die ganze Karte</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="65"/>
        <source>Looks come with the colours of the preset that is nearest on the map; else they keep the present colours</source>
        <translation>Ein Aussehen bringt die Farben der Vorlage mit, die auf der Karte am nächsten liegt; sonst bleiben die jetzigen Farben</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="73"/>
        <source>Diamonds are presets, squares your own; the filled one is now.</source>
        <translation>Rauten sind Vorlagen, Quadrate eigene; ausgefüllt ist die jetzige.</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_panel.cpp" line="78"/>
        <source>colours of %1</source>
        <translation>Farben von %1</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ExplorationTool</name>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="213"/>
        <source>Take look</source>
        <translation>Aussehen übernehmen</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="213"/>
        <source>Take %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="227"/>
        <source>Ray cast: there is no model</source>
        <translation>Mit Strahlen gezeichnet: Es gibt kein Modell</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="229"/>
        <source>Ray cast: %1 paints one size only</source>
        <translation>Mit Strahlen gezeichnet: %1 malt nur eine Größe</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="230"/>
        <source>Ray cast: %1 cannot paint this scene</source>
        <translation>Mit Strahlen gezeichnet: %1 kann diese Szene nicht malen</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="231"/>
        <source>Predicted by %1</source>
        <translation>Vorhergesagt von %1</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="285"/>
        <source>skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="288"/>
        <source>lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="291"/>
        <source>soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="294"/>
        <source>vessels</source>
        <translation>Gefäße</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="297"/>
        <source>bone</source>
        <translation>Knochen</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="300"/>
        <source>tissue</source>
        <translation>Gewebe</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="303"/>
        <source>bright tissue</source>
        <translation>helles Gewebe</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="306"/>
        <source>lesion</source>
        <translation>Läsion</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="309"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="311"/>
        <source>%1, surface</source>
        <translation>%1, Oberfläche</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/exploration_tool.cpp" line="311"/>
        <source>%1, translucent</source>
        <translation>%1, durchscheinend</translation>
    </message>
</context>
<context>
    <name>twinray::ui::LabelPanel</name>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="35"/>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="42"/>
        <source>%1 ml</source>
        <translation>%1 ml</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="71"/>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="71"/>
        <source>Opens a label map of this volume, such as a segmentation</source>
        <translation>Öffnet eine Labelkarte dieses Volumens, etwa eine Segmentierung</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="73"/>
        <source>Show &amp;All</source>
        <translation>&amp;Alle zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="73"/>
        <source>Makes every label visible</source>
        <translation>Macht alle Labels sichtbar</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="74"/>
        <source>Show all labels</source>
        <translation>Alle Labels zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="75"/>
        <source>Hide A&amp;ll</source>
        <translation>A&amp;lle verbergen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="75"/>
        <source>Hides every label</source>
        <translation>Verbirgt alle Labels</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="76"/>
        <source>Hide all labels</source>
        <translation>Alle Labels verbergen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="77"/>
        <source>Re&amp;move</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="77"/>
        <source>Takes the label map away</source>
        <translation>Entfernt die Labelkarte</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="78"/>
        <source>Remove label map</source>
        <translation>Labelkarte entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="91"/>
        <source>No label map is open.</source>
        <translation>Es ist keine Labelkarte geöffnet.</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="123"/>
        <source>Shown</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="124"/>
        <source>Label %1 is shown</source>
        <translation>Label %1 ist sichtbar</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="126"/>
        <source>Change the colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="127"/>
        <source>Colour of label %1</source>
        <translation>Farbe von Label %1</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="131"/>
        <source>Name of label %1</source>
        <translation>Name von Label %1</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="132"/>
        <source>Value %1 of the file</source>
        <translation>Wert %1 der Datei</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="142"/>
        <source>How much the label covers what lies under it</source>
        <translation>Wie sehr das Label verdeckt, was darunter liegt</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="143"/>
        <source>Opacity of label %1</source>
        <translation>Deckkraft von Label %1</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="147"/>
        <source>Volume of its voxels</source>
        <translation>Volumen seiner Voxel</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="154"/>
        <source>Show label</source>
        <translation>Label zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="154"/>
        <source>Hide label</source>
        <translation>Label verbergen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="158"/>
        <source>Rename label</source>
        <translation>Label umbenennen</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="161"/>
        <source>Opacity of label</source>
        <translation>Deckkraft des Labels</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="186"/>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <location filename="../../ui/labels/label_panel.cpp" line="188"/>
        <source>Colour of label</source>
        <translation>Farbe des Labels</translation>
    </message>
</context>
<context>
    <name>twinray::ui::LightingPanel</name>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="28"/>
        <source>Shaded</source>
        <translation>Schattiert</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="35"/>
        <source>Head light with Phong shading by the gradient; off: every value shines by itself</source>
        <translation>Stirnlicht mit Phong-Schattierung nach dem Gradienten; aus: jeder Wert leuchtet von selbst</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="37"/>
        <source>Ambient</source>
        <translation>Ambient</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="37"/>
        <source>Light that comes from everywhere</source>
        <translation>Licht, das von überall kommt</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="39"/>
        <source>Diffuse</source>
        <translation>Diffus</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="39"/>
        <source>Light that surfaces facing the camera return</source>
        <translation>Licht, das der Kamera zugewandte Flächen zurückwerfen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="40"/>
        <source>Specular</source>
        <translation>Glanz</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="40"/>
        <source>Strength of highlights</source>
        <translation>Stärke der Glanzlichter</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="41"/>
        <source>Power</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="41"/>
        <source>Sharpness of highlights</source>
        <translation>Schärfe der Glanzlichter</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="43"/>
        <source>Opacity unit</source>
        <translation>Opazitätseinheit</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="44"/>
        <source>Distance in mm over which an opacity applies: longer makes everything more transparent; 0 is one voxel</source>
        <translation>Strecke in mm, auf die sich eine Opazität bezieht: länger macht alles durchsichtiger; 0 ist ein Voxel</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="47"/>
        <source>one voxel</source>
        <translation>ein Voxel</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="59"/>
        <source>Background…</source>
        <translation>Hintergrund…</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="60"/>
        <source>Colour behind the volume</source>
        <translation>Farbe hinter dem Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="64"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="65"/>
        <source>Lighting and background as at first</source>
        <translation>Beleuchtung und Hintergrund wie zu Anfang</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="74"/>
        <source>Shading on</source>
        <translation>Schattierung ein</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="74"/>
        <source>Shading off</source>
        <translation>Schattierung aus</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="78"/>
        <source>Reset lighting</source>
        <translation>Beleuchtung zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="91"/>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="105"/>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <location filename="../../ui/panels/lighting_panel.cpp" line="107"/>
        <source>Change background</source>
        <translation>Hintergrund ändern</translation>
    </message>
</context>
<context>
    <name>twinray::ui::LogPanel</name>
    <message>
        <location filename="../../ui/panels/log_panel.cpp" line="27"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../ui/panels/log_panel.cpp" line="28"/>
        <source>Messages will appear here.</source>
        <translation>Hier erscheinen Meldungen.</translation>
    </message>
    <message>
        <location filename="../../ui/panels/log_panel.cpp" line="33"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/panels/log_panel.cpp" line="34"/>
        <source>Copy the whole log to the clipboard</source>
        <translation>Das ganze Protokoll in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/panels/log_panel.cpp" line="37"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../ui/panels/log_panel.cpp" line="38"/>
        <source>Remove all messages</source>
        <translation>Alle Meldungen entfernen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::LookGridView</name>
    <message>
        <location filename="../../ui/exploration/look_widgets.cpp" line="341"/>
        <source>Pictures of the rectangle</source>
        <translation>Bilder des Rechtecks</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/look_widgets.cpp" line="342"/>
        <source>This volume as the parts of the rectangle show it; click to take one. A yellow corner: a prediction</source>
        <translation>Dieses Volumen, wie die Teile des Rechtecks es zeigen; ein Klick übernimmt eines. Gelbe Ecke: eine Vorhersage</translation>
    </message>
</context>
<context>
    <name>twinray::ui::LookMapView</name>
    <message>
        <location filename="../../ui/exploration/look_widgets.cpp" line="64"/>
        <source>Map of transfer functions</source>
        <translation>Karte der Transferfunktionen</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/look_widgets.cpp" line="66"/>
        <source>Like transfer functions lie near each other. Hover to see one, click to take it; drag the rectangle or its corners; the wheel resizes it. Diamonds are presets, squares your own; the filled one is now.</source>
        <translation>Ähnliche Transferfunktionen liegen nahe beieinander. Zeigen zeigt eine, ein Klick übernimmt sie; das Rechteck oder seine Ecken ziehen; das Rad ändert seine Größe. Rauten sind Vorlagen, Quadrate eigene; ausgefüllt ist die jetzige.</translation>
    </message>
    <message>
        <location filename="../../ui/exploration/look_widgets.cpp" line="192"/>
        <source>There is no map</source>
        <translation>Es gibt keine Karte</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MainWindow</name>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="63"/>
        <source>TwinRay</source>
        <translation>TwinRay</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="123"/>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="124"/>
        <source>Viewpoint</source>
        <translation>Blickpunkt</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="125"/>
        <source>Lighting</source>
        <translation>Beleuchtung</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="126"/>
        <source>Transfer Function</source>
        <translation>Transferfunktion</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="127"/>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="128"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="131"/>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="132"/>
        <source>Steps that can be undone; choose one to go there</source>
        <translation>Schritte, die sich rückgängig machen lassen; wählen Sie einen, um dorthin zu gehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="133"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="165"/>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="166"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="169"/>
        <source>Predictions are approximations. Not a medical device.</source>
        <translation>Vorhersagen sind Näherungen. Kein Medizinprodukt.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="189"/>
        <location filename="../../ui/window/main_window_pictures.cpp" line="51"/>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="225"/>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="248"/>
        <source>%1 – TwinRay</source>
        <translation>%1 – TwinRay</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="250"/>
        <source>Opened a volume of %1 × %2 × %3 voxels.</source>
        <translation>Ein Volumen von %1 × %2 × %3 Voxeln geöffnet.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="266"/>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="220"/>
        <source>Open a volume to begin</source>
        <translation>Öffnen Sie ein Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="222"/>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="224"/>
        <source>Following</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="226"/>
        <source>Refining</source>
        <translation>Verfeinert</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="124"/>
        <location filename="../../ui/window/main_window_pictures.cpp" line="149"/>
        <source>There is no picture in this pane yet; wait for one</source>
        <translation>In diesem Feld ist noch kein Bild; warten Sie auf eines</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="38"/>
        <source>&amp;Open Volume…</source>
        <translation>Volumen ö&amp;ffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="39"/>
        <source>Open DICOM &amp;Folder…</source>
        <translation>&amp;DICOM-Ordner öffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="39"/>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="40"/>
        <source>&amp;Open Model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="41"/>
        <source>&amp;Save Picture…</source>
        <translation>Bild &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="42"/>
        <source>&amp;Copy Picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="49"/>
        <source>&amp;Recover Session</source>
        <translation>Sitzung &amp;wiederherstellen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="51"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="52"/>
        <source>Save the picture of the pane clicked last, with its scene in the file</source>
        <translation>Das Bild des zuletzt angeklickten Feldes speichern, mit seiner Szene in der Datei</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="54"/>
        <location filename="../../ui/window/main_window_actions.cpp" line="60"/>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="55"/>
        <location filename="../../ui/window/main_window_actions.cpp" line="61"/>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="60"/>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="61"/>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="62"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="63"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="71"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="76"/>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="78"/>
        <source>Open &amp;Sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="80"/>
        <source>Open S&amp;ession…</source>
        <translation>Si&amp;tzung öffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="80"/>
        <source>Ctrl+Alt+O</source>
        <translation>Ctrl+Alt+O</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="81"/>
        <source>Save Session &amp;As…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="81"/>
        <source>Ctrl+Alt+S</source>
        <translation>Ctrl+Alt+S</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="93"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="98"/>
        <source>Copy &amp;Viewpoint</source>
        <translation>B&amp;lickpunkt kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="98"/>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="99"/>
        <source>&amp;Paste Viewpoint</source>
        <translation>Blickpunkt &amp;einfügen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="99"/>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="103"/>
        <source>&amp;Transfer Function</source>
        <translation>&amp;Transferfunktion</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="110"/>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="120"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="121"/>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="122"/>
        <source>&amp;About TwinRay</source>
        <translation>&amp;Über TwinRay</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="126"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="130"/>
        <source>Panes</source>
        <translation>Felder</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="146"/>
        <source>&amp;Maximise Pane</source>
        <translation>Feld &amp;maximieren</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="146"/>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="152"/>
        <source>S&amp;wipe</source>
        <translation>&amp;Wischvergleich</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="156"/>
        <source>Reference and prediction (or rival) in one pane, with a divider to drag; Alt+arrows move it</source>
        <translation>Referenz und Vorhersage (oder Rivale) in einem Feld mit einer Trennlinie zum Ziehen; Alt+Pfeile bewegen sie</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="157"/>
        <source>&amp;Blink</source>
        <translation>&amp;Blinkvergleich</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="162"/>
        <source>Shows the reference in the pane clicked last, or the prediction in the reference&apos;s</source>
        <translation>Zeigt die Referenz im zuletzt angeklickten Feld, oder die Vorhersage in dem der Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="174"/>
        <source>&amp;Figures</source>
        <translation>&amp;Kennzahlen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="180"/>
        <source>&amp;Orientation Cube</source>
        <translation>&amp;Orientierungswürfel</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="184"/>
        <source>&amp;Expected Error</source>
        <translation>&amp;Erwarteter Fehler</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="188"/>
        <source>Colours over the prediction where it expects to be wrong, and by how much</source>
        <translation>Farben über der Vorhersage, wo sie Fehler erwartet, und wie große</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="206"/>
        <source>Panels</source>
        <translation>Leisten</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="208"/>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="210"/>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="213"/>
        <location filename="../../ui/window/main_window_actions.cpp" line="224"/>
        <source>Like the Desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="213"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="213"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="238"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="243"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="244"/>
        <source>Save Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="263"/>
        <source>Open Volume</source>
        <translation>Volumen öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="264"/>
        <location filename="../../ui/window/main_window_volume.cpp" line="35"/>
        <source>Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm *.dicom);;All files (*)</source>
        <translation>Volumen (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm *.dicom);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="269"/>
        <source>Open DICOM Folder</source>
        <translation>DICOM-Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="275"/>
        <source>Open Model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="275"/>
        <source>TwinRay models (*.pt);;All files (*)</source>
        <translation>TwinRay-Modelle (*.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="138"/>
        <source>Save %1 as PNG</source>
        <translation>%1 als PNG speichern</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="140"/>
        <location filename="../../ui/window/main_window_pictures.cpp" line="156"/>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="151"/>
        <source>Copied the picture of %1.</source>
        <translation>Das Bild von %1 wurde kopiert.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="282"/>
        <source>Copied the viewpoint.</source>
        <translation>Der Blickpunkt wurde kopiert.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="290"/>
        <source>Paste viewpoint</source>
        <translation>Blickpunkt einfügen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="292"/>
        <source>The clipboard holds no viewpoint; copy one with Edit &gt; Copy Viewpoint first</source>
        <translation>In der Zwischenablage ist kein Blickpunkt; kopieren Sie zuerst einen mit Bearbeiten &gt; Blickpunkt kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="311"/>
        <location filename="../../ui/window/main_window_actions.cpp" line="333"/>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="381"/>
        <source>Left drag, arrow keys</source>
        <translation>Ziehen mit links, Pfeiltasten</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="381"/>
        <source>orbit</source>
        <translation>drehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="382"/>
        <source>Middle drag, Shift+left drag, Shift+arrows</source>
        <translation>Ziehen mit der Mitte, Umschalt+links, Umschalt+Pfeile</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="382"/>
        <source>pan</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="383"/>
        <source>Right drag, wheel, + and −</source>
        <translation>Ziehen mit rechts, Rad, + und −</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="383"/>
        <source>zoom</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="384"/>
        <source>Ctrl+left drag</source>
        <translation>Strg+links ziehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="384"/>
        <source>roll</source>
        <translation>rollen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="385"/>
        <source>Ctrl+Shift+left drag</source>
        <translation>Strg+Umschalt+links ziehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="385"/>
        <source>shift the transfer function</source>
        <translation>die Transferfunktion verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="386"/>
        <source>Keypad 1, 3, 7 (Shift: from the other side)</source>
        <translation>Ziffernblock 1, 3, 7 (Umschalt: von der anderen Seite)</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="386"/>
        <source>anterior, left, superior, as in 3D Slicer</source>
        <translation>anterior, links, superior, wie in 3D Slicer</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="388"/>
        <source>Double click, Ctrl+M</source>
        <translation>Doppelklick, Strg+M</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="388"/>
        <source>maximise a pane and back</source>
        <translation>ein Feld maximieren und zurück</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="390"/>
        <source>W, Alt+left and Alt+right</source>
        <translation>W, Alt+links und Alt+rechts</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="390"/>
        <source>swipe, move its divider</source>
        <translation>Wischvergleich, seine Trennlinie bewegen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="402"/>
        <location filename="../../ui/window/main_window_training.cpp" line="53"/>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="404"/>
        <source>Left drag on a mode</source>
        <translation>Eine Mode mit links ziehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="404"/>
        <source>mean and height</source>
        <translation>Mitte und Höhe</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="405"/>
        <source>Right drag on a mode</source>
        <translation>Eine Mode mit rechts ziehen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="405"/>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="406"/>
        <source>Shift+left, Shift+right click</source>
        <translation>Umschalt+Klick links, rechts</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="406"/>
        <source>add, remove a mode</source>
        <translation>eine Mode hinzufügen, entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="411"/>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="420"/>
        <source>About TwinRay</source>
        <translation>Über TwinRay</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="421"/>
        <source>&lt;h3&gt;TwinRay %1&lt;/h3&gt;&lt;p&gt;Volume rendering with a learned twin: the reference, ray-cast by VTK, beside the prediction, painted by a network in a fraction of the time.&lt;/p&gt;&lt;p&gt;&lt;b&gt;TwinRay is not a medical device.&lt;/b&gt; Predictions are approximations and may show what is not there, or miss what is. Do not base a diagnosis or a treatment on them.&lt;/p&gt;&lt;p&gt;Apache License 2.0. Built with Qt, VTK, ITK and LibTorch.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;TwinRay %1&lt;/h3&gt;&lt;p&gt;Volumendarstellung mit einem gelernten Zwilling: die Referenz, von VTK Strahl für Strahl berechnet, neben der Vorhersage, die ein Netz in einem Bruchteil der Zeit malt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;TwinRay ist kein Medizinprodukt.&lt;/b&gt; Vorhersagen sind Näherungen; sie können zeigen, was nicht da ist, oder auslassen, was da ist. Stützen Sie keine Diagnose und keine Behandlung darauf.&lt;/p&gt;&lt;p&gt;Apache License 2.0. Gebaut mit Qt, VTK, ITK und LibTorch.&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="115"/>
        <source>The session&apos;s window layout was not understood and is left out.</source>
        <translation>Die Fensteranordnung der Sitzung wurde nicht verstanden und bleibt weg.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="94"/>
        <location filename="../../ui/window/main_window_session.cpp" line="130"/>
        <source>There is nothing to save yet; open a volume first</source>
        <translation>Es gibt noch nichts zu speichern; öffnen Sie zuerst ein Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="135"/>
        <source>Saved the session as %1</source>
        <translation>Die Sitzung wurde als %1 gespeichert</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="169"/>
        <source>The session&apos;s volume %1 is not where it was; choose where it is now</source>
        <translation>Das Volumen %1 der Sitzung ist nicht mehr dort; wählen Sie, wo es jetzt ist</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="171"/>
        <source>Where is %1?</source>
        <translation>Wo ist %1?</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="205"/>
        <source>This is not the volume that the session was saved with; its transfer function may not fit</source>
        <translation>Dies ist nicht das Volumen, mit dem die Sitzung gespeichert wurde; ihre Transferfunktion passt vielleicht nicht</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="210"/>
        <source>Open Session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="211"/>
        <source>TwinRay sessions (*.json);;All files (*)</source>
        <translation>TwinRay-Sitzungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="217"/>
        <source>Save Session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="217"/>
        <source>session.json</source>
        <translation>sitzung.json</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="218"/>
        <source>TwinRay sessions (*.json)</source>
        <translation>TwinRay-Sitzungen (*.json)</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="233"/>
        <source>The program ended unexpectedly last time; File &gt; Recover Session brings it back</source>
        <translation>Das Programm endete letztes Mal unerwartet; Datei &gt; Sitzung wiederherstellen bringt den Stand zurück</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="244"/>
        <source>Sessions are not kept against a crash: %1</source>
        <translation>Sitzungen werden nicht gegen einen Absturz gesichert: %1</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="99"/>
        <source>The default model %1 is gone, so the bundled one is used; choose another under File &gt; Settings</source>
        <translation>Das Standardmodell %1 ist nicht mehr da, daher wird das mitgelieferte verwendet; unter Datei &gt; Einstellungen ein anderes wählen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="46"/>
        <source>Save Picture at Si&amp;ze…</source>
        <translation>Bild in &amp;Größe sichern…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="46"/>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="47"/>
        <source>Save &amp;Figure…</source>
        <translation>&amp;Abbildung sichern…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="47"/>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="48"/>
        <source>Save &amp;Turntable…</source>
        <translation>&amp;Drehung sichern…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="48"/>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="82"/>
        <source>Recent Sessio&amp;ns</source>
        <translation>&amp;Zuletzt verwendete Sitzungen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="88"/>
        <source>Open Scene of &amp;Picture…</source>
        <translation>Szene eines &amp;Bildes öffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="88"/>
        <location filename="../../ui/window/main_window_actions.cpp" line="399"/>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="90"/>
        <source>Settin&amp;gs…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="90"/>
        <location filename="../../ui/window/main_window_actions.cpp" line="401"/>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="167"/>
        <source>&amp;Hybrid</source>
        <translation>&amp;Hybrid</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="169"/>
        <source>One pane: the prediction while the scene moves, the reference at rest</source>
        <translation>Ein Feld: die Vorhersage, während sich die Szene bewegt, in Ruhe die Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="196"/>
        <source>S&amp;cale Bar</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="222"/>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="276"/>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_actions.cpp" line="371"/>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="58"/>
        <source>Saving was cancelled.</source>
        <translation>Das Sichern wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="72"/>
        <source>A picture is being saved already; wait for it or cancel it</source>
        <translation>Ein Bild wird bereits gesichert; darauf warten oder es abbrechen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="74"/>
        <source>Saving %1…</source>
        <translation>%1 wird gesichert…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="100"/>
        <source>en</source>
        <comment>code of the language of these texts</comment>
        <translation>de</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="156"/>
        <source>Open Scene of Picture</source>
        <translation>Szene eines Bildes öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="165"/>
        <source>Scene of a picture</source>
        <translation>Szene eines Bildes</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="169"/>
        <source>The scene is that of the picture.</source>
        <translation>Die Szene ist die des Bildes.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="174"/>
        <source>Which volume is in the picture?</source>
        <translation>Welches Volumen zeigt das Bild?</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_pictures.cpp" line="175"/>
        <source>The picture shows another volume; choose its file</source>
        <translation>Das Bild zeigt ein anderes Volumen; dessen Datei wählen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="55"/>
        <source>Slices</source>
        <translation>Schnitte</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="57"/>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="58"/>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="75"/>
        <source>Crop &amp;Handles</source>
        <translation>&amp;Griffe des Zuschnitts</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="81"/>
        <source>Open &amp;Label Map…</source>
        <translation>&amp;Labelkarte öffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="82"/>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="43"/>
        <source>Anot&amp;her Series…</source>
        <translation>An&amp;dere Serie…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="45"/>
        <source>The folder holds several series; opens another one of them</source>
        <translation>Im Ordner liegen mehrere Serien; öffnet eine andere davon</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="84"/>
        <source>Open in Second &amp;Window…</source>
        <translation>In zweitem &amp;Fenster öffnen…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="86"/>
        <source>Another window of the program, for another volume of the patient or another preset</source>
        <translation>Ein weiteres Fenster des Programms, für ein anderes Volumen des Patienten oder eine andere Voreinstellung</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="88"/>
        <source>Open in Second Window</source>
        <translation>In zweitem Fenster öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="91"/>
        <source>Lin&amp;k Viewpoints</source>
        <translation>Blickpunkte &amp;koppeln</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="95"/>
        <source>Turning the picture in one window turns it in the others where this is checked</source>
        <translation>Wer das Bild in einem Fenster dreht, dreht es in allen, in denen dies angekreuzt ist</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="275"/>
        <source>A label map needs its volume; open the volume first</source>
        <translation>Eine Labelkarte braucht ihr Volumen; zuerst das Volumen öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="285"/>
        <source>Open label map</source>
        <translation>Labelkarte öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="286"/>
        <source>Opened a label map; number of labels: %1.</source>
        <translation>Labelkarte geöffnet; Anzahl der Labels: %1.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_volume.cpp" line="294"/>
        <source>Open Label Map</source>
        <translation>Labelkarte öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="29"/>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="53"/>
        <source>&amp;Train…</source>
        <translation>&amp;Trainieren…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="54"/>
        <source>Training &amp;Progress</source>
        <translation>Trainings&amp;verlauf</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="55"/>
        <source>T&amp;rainings…</source>
        <translation>T&amp;rainings…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="56"/>
        <source>&amp;Evaluate…</source>
        <translation>B&amp;ewerten…</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="60"/>
        <source>The training %1 is unfinished</source>
        <translation>Das Training %1 ist unvollendet</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_training.cpp" line="63"/>
        <source>Continue It</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_tools.cpp" line="58"/>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_tools.cpp" line="69"/>
        <source>Match</source>
        <translation>Angleichen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_tools.cpp" line="70"/>
        <source>Shift+M</source>
        <translation>Shift+M</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_tools.cpp" line="79"/>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window_session.cpp" line="125"/>
        <source>How the session&apos;s slices were shown was not understood and is left out.</source>
        <translation>Wie die Schnitte der Sitzung gezeigt wurden, war nicht zu verstehen und bleibt weg.</translation>
    </message>
    <message>
        <source>Recover It</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Continue &amp;Last Session</source>
        <translation>Zu&amp;letzt Geöffnetes fortsetzen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>What is on screen cannot be kept for next time: %1</source>
        <translation>Was zu sehen ist, kann nicht für das nächste Mal aufgehoben werden: %1</translation>
    </message>
    <message>
        <source>the bundled sample</source>
        <translation>dem mitgelieferten Beispiel</translation>
    </message>
    <message>
        <source>Last time you worked on %1</source>
        <translation>Zuletzt wurde mit %1 gearbeitet</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Keep Look</source>
        <translation>Aussehen &amp;behalten</translation>
    </message>
    <message>
        <source>A pane that goes on showing the present look, to compare with what comes; it turns with the others</source>
        <translation>Ein Bild, das das jetzige Aussehen weiter zeigt, zum Vergleich mit dem, was kommt; es dreht sich mit den anderen</translation>
    </message>
    <message>
        <source>E&amp;xchange with Kept Look</source>
        <translation>Mit behaltenem Aussehen &amp;tauschen</translation>
    </message>
    <message>
        <source>Shift+K</source>
        <translation>Shift+K</translation>
    </message>
    <message>
        <source>Back to the kept look; the present one is kept in its place</source>
        <translation>Zurück zum behaltenen Aussehen; das jetzige wird an seiner Stelle behalten</translation>
    </message>
    <message>
        <source>The session's kept look was not understood and is left out.</source>
        <translation>Das behaltene Aussehen der Sitzung wurde nicht verstanden und bleibt weg.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="247"/>
        <source>what is being saved</source>
        <translation>was gerade gespeichert wird</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="248"/>
        <source>the search for a match</source>
        <translation>die Suche nach einem passenden Bild</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="249"/>
        <source>the evaluation</source>
        <translation>die Auswertung</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="251"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="252"/>
        <source>Close the window and give up %1?</source>
        <translation>Das Fenster schließen? Dabei wird aufgegeben: %1.</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="255"/>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <location filename="../../ui/window/main_window.cpp" line="256"/>
        <source>&amp;Go On</source>
        <translation>&amp;Weitermachen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MatchPanel</name>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="56"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="69"/>
        <source>From File…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="71"/>
        <source>A PNG that the volume shall come to look like</source>
        <translation>Ein PNG, dem das Volumen gleichen soll</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="73"/>
        <source>Picture to Match</source>
        <translation>Bild zum Angleichen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="73"/>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="76"/>
        <source>Keep This Picture</source>
        <translation>Dieses Bild merken</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="78"/>
        <source>The picture of the pane clicked last, to come back to after changes, or on another volume</source>
        <translation>Das Bild der zuletzt angeklickten Ansicht, um nach Änderungen oder bei einem anderen Volumen darauf zurückzukommen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="80"/>
        <source>Its Viewpoint</source>
        <translation>Sein Blickpunkt</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="82"/>
        <source>Look from where the target was made; pictures are matched at the present viewpoint unless it is searched for</source>
        <translation>Vom Blickpunkt des Zielbilds schauen; angeglichen wird am jetzigen Blickpunkt, wenn er nicht gesucht wird</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="87"/>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="88"/>
        <source>Best so far</source>
        <translation>Bestes bisher</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="98"/>
        <source>Find the viewpoint too</source>
        <translation>Auch den Blickpunkt suchen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="100"/>
        <source>For a picture made from elsewhere: search for orbit, roll and zoom; give it a minute</source>
        <translation>Für ein Bild von anderswo: Drehung, Rollen und Zoom werden mitgesucht; geben Sie der Suche eine Minute</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="170"/>
        <source>elevation %1°, azimuth %2°, roll %3°, zoom %4</source>
        <translation>Höhe %1°, Azimut %2°, Rollen %3°, Zoom %4</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="102"/>
        <source>Keep opacity</source>
        <translation>Deckkraft behalten</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="104"/>
        <source>Keep colours</source>
        <translation>Farben behalten</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="106"/>
        <source>Only the region</source>
        <translation>Nur der Bereich</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="108"/>
        <source>Only the region of the Sensitivity panel counts</source>
        <translation>Nur der Bereich der Empfindlichkeitsanzeige zählt</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="114"/>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="115"/>
        <location filename="../../ui/matching/match_panel.cpp" line="116"/>
        <source>Longest search</source>
        <translation>Längste Suche</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="135"/>
        <source>Match</source>
        <translation>Angleichen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="135"/>
        <source>Search for the transfer function that makes the target</source>
        <translation>Die Transferfunktion suchen, die das Ziel ergibt</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="137"/>
        <source>Take Best</source>
        <translation>Bestes nehmen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="137"/>
        <source>End the search with what is best until now</source>
        <translation>Die Suche mit dem bisher Besten beenden</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="139"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="139"/>
        <source>End the search; nothing changes</source>
        <translation>Die Suche beenden; nichts ändert sich</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="155"/>
        <source>Target: a file or a pane</source>
        <translation>Ziel: eine Datei oder eine Ansicht</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="156"/>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="156"/>
        <source>What is found</source>
        <translation>Was gefunden ist</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_panel.cpp" line="158"/>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MatchTool</name>
    <message>
        <location filename="../../ui/matching/match_tool.cpp" line="79"/>
        <source>Viewpoint of the target</source>
        <translation>Blickpunkt des Ziels</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_tool.cpp" line="83"/>
        <source>There is no volume to search on; open one first</source>
        <translation>Es gibt kein Volumen, an dem gesucht werden kann; erst eines öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_tool.cpp" line="84"/>
        <source>There is no picture to match; choose one first</source>
        <translation>Es gibt kein Bild zum Angleichen; erst eines wählen</translation>
    </message>
    <message>
        <location filename="../../ui/matching/match_tool.cpp" line="139"/>
        <source>Match picture</source>
        <translation>Bild angleichen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MessageBar</name>
    <message>
        <location filename="../../ui/window/message_bar.cpp" line="16"/>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <location filename="../../ui/window/message_bar.cpp" line="32"/>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MetricsStrip</name>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="25"/>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="26"/>
        <source>Root mean square error of the colours, 0 to 1, over the whole picture. Lower is better.</source>
        <translation>Wurzel aus dem mittleren quadratischen Fehler der Farben, 0 bis 1, über das ganze Bild. Kleiner ist besser.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="29"/>
        <source>RMSE, object</source>
        <translation>RMSE, Objekt</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="30"/>
        <source>The same over the pixels where the reference differs from the background: an empty background, which anyone gets right, does not count. Lower is better.</source>
        <translation>Dasselbe über die Pixel, in denen sich die Referenz vom Hintergrund unterscheidet: ein leerer Hintergrund, den jeder richtig hat, zählt nicht. Kleiner ist besser.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="34"/>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="35"/>
        <source>Peak signal to noise ratio, -20 log10 of the RMSE. Higher is better; above about 40 dB pictures are hard to tell apart.</source>
        <translation>Spitzen-Signal-Rausch-Verhältnis, -20 log10 des RMSE. Größer ist besser; über etwa 40 dB sind Bilder kaum zu unterscheiden.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="40"/>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="41"/>
        <source>Structural similarity: likeness of brightness, contrast and structure in small windows. 1 is equal. Computed when you rest.</source>
        <translation>Strukturelle Ähnlichkeit: Ähnlichkeit von Helligkeit, Kontrast und Struktur in kleinen Fenstern. 1 ist gleich. Wird berechnet, wenn Sie ruhen.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="45"/>
        <source>MS-SSIM</source>
        <translation>MS-SSIM</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="46"/>
        <source>Structural similarity over five scales; for pictures of at least 176 pixels a side. 1 is equal. Computed when you rest.</source>
        <translation>Strukturelle Ähnlichkeit über fünf Skalen; für Bilder ab 176 Pixeln je Seite. 1 ist gleich. Wird berechnet, wenn Sie ruhen.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="51"/>
        <source>EMD</source>
        <translation>EMD</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="52"/>
        <source>Earth mover&apos;s distance between the colour histograms: how far colours had to be moved to turn one into the other. Lower is better. Computed when you rest.</source>
        <translation>Earth Mover&apos;s Distance zwischen den Farbhistogrammen: wie weit Farben bewegt werden müssten, um eines ins andere zu verwandeln. Kleiner ist besser. Wird berechnet, wenn Sie ruhen.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="56"/>
        <source>Speed-up</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="57"/>
        <source>Time of the high-quality reference divided by the time of this picture; known when you rest, since in a drag the two hold each other up.</source>
        <translation>Zeit der Referenz in hoher Qualität geteilt durch die Zeit dieses Bildes; bekannt, wenn Sie ruhen, denn beim Ziehen halten sich beide gegenseitig auf.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="78"/>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="78"/>
        <source>Rival</source>
        <translation>Rivale</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="94"/>
        <source>%1 of the %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="215"/>
        <source>▸ marks the better one</source>
        <translation>▸ ist besser</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="218"/>
        <source>▸ marks the better one: the prediction in %1 of %2</source>
        <translation>▸ ist besser: die Vorhersage in %1 von %2</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="221"/>
        <source>▸ marks the better one: the rival in %1 of %2</source>
        <translation>▸ ist besser: der Rivale in %1 von %2</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="223"/>
        <source>▸ marks the better one: a draw</source>
        <translation>▸ ist besser: beide gleich oft</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="116"/>
        <source>Object only</source>
        <translation>Nur das Objekt</translation>
    </message>
    <message>
        <location filename="../../ui/panes/metrics_strip.cpp" line="119"/>
        <source>All figures of the pixels where the reference differs from the background, without the empty background</source>
        <translation>Alle Zahlen von den Bildpunkten, an denen sich die Referenz vom Hintergrund unterscheidet, ohne den leeren Hintergrund</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ModelChoice</name>
    <message>
        <location filename="../../ui/model_choice.cpp" line="19"/>
        <source>&amp;Fast</source>
        <translation>&amp;Schnell</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="19"/>
        <source>a quarter of the rays</source>
        <translation>ein Viertel der Strahlen</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="20"/>
        <source>&amp;Balanced</source>
        <translation>&amp;Ausgewogen</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="20"/>
        <source>half of the rays</source>
        <translation>die Hälfte der Strahlen</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="21"/>
        <source>F&amp;ine</source>
        <translation>&amp;Fein</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="21"/>
        <source>a ray for every pixel</source>
        <translation>ein Strahl für jedes Pixel</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="26"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="33"/>
        <source>%1 model</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <location filename="../../ui/model_choice.cpp" line="55"/>
        <source> (%1 ms for %2×%3)</source>
        <translation> (%1 ms für %2×%3)</translation>
    </message>
</context>
<context>
    <name>twinray::ui::OpacityCanvas</name>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="33"/>
        <source>Opacity curve</source>
        <translation>Opazitätskurve</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="34"/>
        <source>&lt;p&gt;&lt;b&gt;Modes:&lt;/b&gt; left drag moves a mode, right drag changes its width, Shift+left click adds, Shift+right click removes, double click goes to the number fields.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Points:&lt;/b&gt; click adds a point, drag moves it, drag from empty ground selects several, Shift+right click removes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Both:&lt;/b&gt; Ctrl+left drag shifts everything, Ctrl+right drag scales it; the wheel zooms the value axis, Shift+wheel scrolls it; Tab goes from element to element, arrows move (Shift: finer; Ctrl: width), Delete removes, Insert adds, Enter goes to the number fields.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Moden:&lt;/b&gt; Ziehen mit links verschiebt eine Mode, Ziehen mit rechts ändert ihre Breite, Umschalt+Klick links fügt hinzu, Umschalt+Klick rechts entfernt, Doppelklick führt zu den Zahlenfeldern.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Punkte:&lt;/b&gt; Klick fügt einen Punkt hinzu, Ziehen verschiebt ihn, Ziehen von freier Fläche wählt mehrere, Umschalt+Klick rechts entfernt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Beide:&lt;/b&gt; Strg+links ziehen verschiebt alles, Strg+rechts ziehen streckt es; das Rad vergrößert die Werteachse, Umschalt+Rad rollt sie; Tab geht von Element zu Element, Pfeile bewegen (Umschalt: feiner; Strg: Breite), Entf entfernt, Einfg fügt hinzu, Eingabe führt zu den Zahlenfeldern.&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="150"/>
        <location filename="../../ui/transferfunction/opacity_canvas_mouse.cpp" line="75"/>
        <source>Add mode</source>
        <translation>Mode hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="150"/>
        <source>Add point</source>
        <translation>Punkt hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="164"/>
        <source>Remove mode</source>
        <translation>Mode entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="171"/>
        <source>Remove points</source>
        <translation>Punkte entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="219"/>
        <source>Nudge mode</source>
        <translation>Mode rücken</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="219"/>
        <source>Nudge points</source>
        <translation>Punkte rücken</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="331"/>
        <source>Add mode here</source>
        <translation>Mode hier hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="331"/>
        <source>Add point here</source>
        <translation>Punkt hier hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="332"/>
        <source>Make a step here</source>
        <translation>Hier eine Stufe machen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="333"/>
        <source>Make a step</source>
        <translation>Stufe machen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="340"/>
        <source>Type numbers…</source>
        <translation>Zahlen eingeben…</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="342"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="345"/>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="346"/>
        <source>Show the whole range</source>
        <translation>Den ganzen Bereich zeigen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="370"/>
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="374"/>
        <source>%n element(s) selected</source>
        <translation>
            <numerusform>%n Element ausgewählt</numerusform>
            <numerusform>%n Elemente ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="381"/>
        <source>Mode %1 of %2: mean %3, opacity %4, width %5</source>
        <translation>Mode %1 von %2: Mitte %3, Opazität %4, Breite %5</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas.cpp" line="387"/>
        <source>Point %1 of %2: value %3, opacity %4</source>
        <translation>Punkt %1 von %2: Wert %3, Opazität %4</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas_mouse.cpp" line="125"/>
        <source>Change width of mode</source>
        <translation>Breite der Mode ändern</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas_mouse.cpp" line="127"/>
        <source>Shift transfer function</source>
        <translation>Transferfunktion verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas_mouse.cpp" line="129"/>
        <source>Scale transfer function</source>
        <translation>Transferfunktion strecken</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas_mouse.cpp" line="131"/>
        <source>Move mode</source>
        <translation>Mode verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/opacity_canvas_mouse.cpp" line="131"/>
        <source>Move points</source>
        <translation>Punkte verschieben</translation>
    </message>
</context>
<context>
    <name>twinray::ui::OpenVolumeDialog</name>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="25"/>
        <source>%1, %2 in time</source>
        <translation>%1, %2 Zeitpunkte</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="42"/>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="47"/>
        <source>The folder holds %1 series. &amp;Which one?</source>
        <translation>Der Ordner enthält %1 Serien. &amp;Welche?</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="57"/>
        <source>The voxels are no single numbers; this is what is shown of them</source>
        <translation>Die Voxel sind keine einzelnen Zahlen; dies wird von ihnen gezeigt</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="60"/>
        <source>&amp;Component</source>
        <translation>&amp;Komponente</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="67"/>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="140"/>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="68"/>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="72"/>
        <source>Reduced: each voxel is the mean of a cube of the file&apos;s voxels</source>
        <translation>Reduziert: jedes Voxel ist das Mittel eines Würfels von Voxeln der Datei</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="73"/>
        <source>&amp;Resolution</source>
        <translation>&amp;Auflösung</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="97"/>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="97"/>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="97"/>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="97"/>
        <source>Size in voxels</source>
        <translation>Größe in Voxeln</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="97"/>
        <source>Spacing in mm</source>
        <translation>Abstand in mm</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="100"/>
        <source>Series of the folder</source>
        <translation>Serien des Ordners</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="110"/>
        <source>(no description)</source>
        <translation>(ohne Beschreibung)</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="154"/>
        <source>Full: %1, needs %2</source>
        <translation>Voll: %1, braucht %2</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="155"/>
        <source>Half: %1, needs %2</source>
        <translation>Halb: %1, braucht %2</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="156"/>
        <source>Quarter: %1, needs %2</source>
        <translation>Ein Viertel: %1, braucht %2</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="173"/>
        <source>Only %1 of memory are free: the program may become very slow, or end.</source>
        <translation>Nur %1 Speicher sind frei: das Programm kann sehr langsam werden oder enden.</translation>
    </message>
    <message>
        <location filename="../../ui/volume/open_volume_dialog.cpp" line="175"/>
        <source>%1 of memory are free.</source>
        <translation>%1 Speicher sind frei.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PaneGrid</name>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="24"/>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="25"/>
        <source>The scene as VTK casts it, ray by ray: the truth that the others are measured against.</source>
        <translation>Die Szene, wie VTK sie Strahl für Strahl berechnet: die Wahrheit, an der die anderen gemessen werden.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="26"/>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="27"/>
        <source>The same scene as the network paints it from a small ray-cast guide. An approximation.</source>
        <translation>Dieselbe Szene, wie das Netz sie aus einem kleinen berechneten Vorbild malt. Eine Näherung.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="28"/>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="29"/>
        <source>|reference − prediction| for each colour, %1 times as bright. Black: no difference.</source>
        <translation>|Referenz − Vorhersage| je Farbe, %1-mal so hell. Schwarz: kein Unterschied.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="30"/>
        <source>Rival: bicubic</source>
        <translation>Rivale: bikubisch</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="31"/>
        <source>The prediction&apos;s guide, merely enlarged: what the network has to beat.</source>
        <translation>Das Vorbild der Vorhersage, nur vergrößert: was das Netz übertreffen muss.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="32"/>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <location filename="../../ui/panes/pane_grid.cpp" line="33"/>
        <source>The prediction while the scene moves, the reference at rest, as soon as it is ready. The badge says which.</source>
        <translation>Die Vorhersage, während sich die Szene bewegt, in Ruhe die Referenz, sobald sie fertig ist. Die Marke sagt, was es ist.</translation>
    </message>
    <message>
        <source>Kept Look</source>
        <translation>Behaltenes Aussehen</translation>
    </message>
    <message>
        <source>The look that was kept, from the present viewpoint, as VTK casts it. Shift+K exchanges it with the present one.</source>
        <translation>Das behaltene Aussehen vom jetzigen Blickpunkt, von VTK berechnet. Umschalt+K tauscht es mit dem jetzigen.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PictureDialog</name>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="47"/>
        <source>Save Picture at Size</source>
        <translation>Bild in Größe sichern</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="50"/>
        <source>Save Figure</source>
        <translation>Abbildung sichern</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="53"/>
        <source>Save Turntable</source>
        <translation>Drehung sichern</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="83"/>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="84"/>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="85"/>
        <source>Rival: bicubic</source>
        <translation>Rivale: bikubisch</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="86"/>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="89"/>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="98"/>
        <source>As in the pane</source>
        <translation>Wie im Feld</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="99"/>
        <source>Twice the pane</source>
        <translation>Doppelt so groß wie das Feld</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="100"/>
        <source>%1 × %1, square</source>
        <translation>%1 × %1, quadratisch</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="101"/>
        <source>1920 × 1080, full HD</source>
        <translation>1920 × 1080, Full HD</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="102"/>
        <source>3840 × 2160, 4K</source>
        <translation>3840 × 2160, 4K</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="103"/>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="104"/>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="106"/>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="108"/>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="113"/>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="114"/>
        <source>&amp;Width × height</source>
        <translation>Breite × &amp;Höhe</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="125"/>
        <source>High: four rays a pixel</source>
        <translation>Hoch: vier Strahlen je Pixel</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="126"/>
        <source>Standard: one ray a pixel</source>
        <translation>Standard: ein Strahl je Pixel</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="127"/>
        <source>Reference &amp;quality</source>
        <translation>&amp;Qualität der Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="131"/>
        <source>Frames of the turn</source>
        <translation>Bilder der Drehung</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="132"/>
        <source>F&amp;rames</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="135"/>
        <source>Animated PNG: plays in browsers</source>
        <translation>Animiertes PNG: läuft im Browser</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="136"/>
        <source>Numbered PNGs in a folder</source>
        <translation>Nummerierte PNGs in einem Ordner</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="137"/>
        <source>F&amp;orm</source>
        <translation>F&amp;orm</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="143"/>
        <source>Dots per inch</source>
        <translation>Punkte je Zoll</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="144"/>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="145"/>
        <source>Pr&amp;int at</source>
        <translation>Dr&amp;uck mit</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="161"/>
        <source>Without a folder, it goes to %1</source>
        <translation>Ohne Ordner kommt es nach %1</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="162"/>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="167"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="216"/>
        <source>The pictures stand side by side, with metrics and scene below.</source>
        <translation>Die Bilder stehen nebeneinander, darunter Metriken und Szene.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="217"/>
        <source>About %1 mm wide in print.</source>
        <translation>Gedruckt etwa %1 mm breit.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="222"/>
        <source>A turn takes %1 s.</source>
        <translation>Eine Drehung dauert %1 s.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="224"/>
        <source>Predicted pictures carry their mark.</source>
        <translation>Vorhergesagte Bilder tragen ihre Marke.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="225"/>
        <source>Scene and model are stored in the file: File &gt; Open Scene of Picture brings them back.</source>
        <translation>Szene und Modell stehen in der Datei: Datei &gt; Szene eines Bildes öffnen bringt sie zurück.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="233"/>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/picture_dialog.cpp" line="153"/>
        <source>&amp;Text in</source>
        <translation>&amp;Text auf</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PicturePane</name>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="54"/>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="56"/>
        <source>%1 picture</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="317"/>
        <source>%1 (blink)</source>
        <translation>%1 (Blinkvergleich)</translation>
    </message>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="335"/>
        <source>updating…</source>
        <translation>wird erneuert…</translation>
    </message>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="364"/>
        <source>PREDICTION</source>
        <translation>VORHERSAGE</translation>
    </message>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="364"/>
        <source>REFERENCE</source>
        <translation>REFERENZ</translation>
    </message>
    <message>
        <location filename="../../ui/panes/picture_pane.cpp" line="342"/>
        <source>updating… (%1 behind)</source>
        <translation>wird erneuert… (%1 zurück)</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PlanForm</name>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="100"/>
        <source>Volumes to learn from</source>
        <translation>Volumen zum Lernen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="112"/>
        <source>&amp;Volumes to learn from</source>
        <translation>&amp;Volumen zum Lernen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="122"/>
        <source>&amp;Files…</source>
        <translation>&amp;Dateien…</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="122"/>
        <source>Adds volume files</source>
        <translation>Fügt Volumendateien hinzu</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="124"/>
        <source>Volumes to Learn From</source>
        <translation>Volumen zum Lernen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="125"/>
        <source>Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>Volumen (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="127"/>
        <source>F&amp;older…</source>
        <translation>&amp;Ordner…</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="127"/>
        <source>Adds all volumes of a folder, or a DICOM folder</source>
        <translation>Fügt alle Volumen eines Ordners oder einen DICOM-Ordner hinzu</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="128"/>
        <source>Folder of Volumes</source>
        <translation>Ordner mit Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="131"/>
        <source>O&amp;pen One</source>
        <translation>&amp;Geöffnetes</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="131"/>
        <source>Adds the volume that is open now, whatever is opened later</source>
        <translation>Fügt das jetzt geöffnete Volumen hinzu, was auch später geöffnet wird</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="133"/>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="133"/>
        <source>Takes the selected volumes off the list (Delete)</source>
        <translation>Nimmt die gewählten Volumen von der Liste (Entf)</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="150"/>
        <source>The current model, to improve it</source>
        <translation>Dem aktuellen Modell, um es zu verbessern</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="151"/>
        <source>A new network of TwinRay&apos;s kind</source>
        <translation>Einem neuen Netz von TwinRays Art</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="152"/>
        <source>TFGAN&apos;s network, to compare (slow)</source>
        <translation>TFGANs Netz, zum Vergleich (langsam)</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="153"/>
        <source>What to begin with. Improving needs minutes, a new network hours.</source>
        <translation>Womit begonnen wird. Verbessern braucht Minuten, ein neues Netz Stunden.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="159"/>
        <source>Pictures of each volume</source>
        <translation>Bilder von jedem Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="160"/>
        <source>How many pictures of each volume are rendered to learn from; some are kept for judging</source>
        <translation>Wie viele Bilder von jedem Volumen zum Lernen gerendert werden; einige bleiben zum Beurteilen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="165"/>
        <source>Size of the pictures in pixels</source>
        <translation>Größe der Bilder in Pixeln</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="168"/>
        <source>high quality</source>
        <translation>hohe Qualität</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="169"/>
        <source>standard quality</source>
        <translation>Standardqualität</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="170"/>
        <source>Quality of the pictures</source>
        <translation>Qualität der Bilder</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="172"/>
        <source>High quality takes about five times as long to render; what is learnt from is what is painted</source>
        <translation>Hohe Qualität braucht etwa fünfmal so lange zum Rendern; gemalt wird, woraus gelernt wurde</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="178"/>
        <location filename="../../ui/training/plan_form.cpp" line="231"/>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="179"/>
        <source>Time to train</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="184"/>
        <location filename="../../ui/training/plan_form.cpp" line="401"/>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="192"/>
        <source>Choose where trainings are kept</source>
        <translation>Wählen, wo Trainings liegen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="201"/>
        <source>&amp;Start Training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="204"/>
        <source>&amp;Begin with</source>
        <translation>&amp;Beginnen mit</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="205"/>
        <source>Pi&amp;ctures</source>
        <translation>Bi&amp;lder</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="206"/>
        <source>&amp;Train for</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="207"/>
        <source>Name of the training</source>
        <translation>Name des Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="209"/>
        <source>&amp;Keep in</source>
        <translation>&amp;Ablegen in</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="220"/>
        <source>Adapt to this volume</source>
        <translation>An dieses Volumen anpassen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="232"/>
        <source>Time to adapt, rendering included</source>
        <translation>Zeit zum Anpassen, Rendern eingeschlossen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="234"/>
        <source>&amp;Adapt</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="289"/>
        <source>Where Trainings Are Kept</source>
        <translation>Wo Trainings liegen</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="295"/>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="296"/>
        <source>Open volume: %1</source>
        <translation>Geöffnetes Volumen: %1</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="329"/>
        <source>Open a volume, or add files, to learn from.</source>
        <translation>Öffnen Sie ein Volumen oder fügen Sie Dateien hinzu, aus denen gelernt wird.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="336"/>
        <source>The current model cannot go on learning; begin with a new network.</source>
        <translation>Das aktuelle Modell kann nicht weiterlernen; beginnen Sie mit einem neuen Netz.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="364"/>
        <source>Some minutes in which %1 learns this volume, rendering included. Then you see how much better it is on scenes kept for judging, and keep it or not.</source>
        <translation>Einige Minuten, in denen %1 dieses Volumen lernt, Rendern eingeschlossen. Danach sehen Sie an zum Beurteilen zurückbehaltenen Szenen, wie viel besser es ist, und behalten es oder nicht.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="367"/>
        <source>Needs an open volume and a model that can go on learning.</source>
        <translation>Braucht ein geöffnetes Volumen und ein Modell, das weiterlernen kann.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="372"/>
        <source>A training is under way.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="375"/>
        <source>Working out what it takes…</source>
        <translation>Der Aufwand wird ermittelt…</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="383"/>
        <source>Renders %1 pictures of each chosen volume, which takes about %2, then trains for %3. </source>
        <translation>Rendert %1 Bilder von jedem gewählten Volumen, etwa %2 lang, und trainiert dann %3. </translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="386"/>
        <source>Needs %1 on disk (%2 free) and %3 of memory.</source>
        <translation>Braucht %1 Plattenplatz (%2 frei) und %3 Arbeitsspeicher.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="390"/>
        <source>A pause or a stop waits for the end of a step, which takes seconds with this network.</source>
        <translation>Anhalten und Beenden warten auf das Ende eines Schritts, der bei diesem Netz Sekunden dauert.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="392"/>
        <source>There is not enough space: choose another place or fewer pictures.</source>
        <translation>Der Platz reicht nicht: Wählen Sie einen anderen Ort oder weniger Bilder.</translation>
    </message>
    <message>
        <location filename="../../ui/training/plan_form.cpp" line="416"/>
        <source>adapted</source>
        <translation>angepasst</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PresetNames</name>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="11"/>
        <source>Bone and soft tissue</source>
        <translation>Knochen und Weichteile</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="12"/>
        <source>Soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="13"/>
        <source>Lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="14"/>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="15"/>
        <source>Contrast-filled vessels</source>
        <translation>Kontrastierte Gefäße</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="16"/>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="17"/>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="18"/>
        <source>X-ray</source>
        <translation>Röntgenbild</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="19"/>
        <source>Enhancing rim</source>
        <translation>Anreichernder Saum</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="20"/>
        <source>Brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_names.cpp" line="21"/>
        <source>FLAIR lesion</source>
        <translation>FLAIR-Läsion</translation>
    </message>
    <message>
        <source>Transparent bone</source>
        <translation>Knochen durchsichtig</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PresetPanel</name>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="44"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="45"/>
        <source>Also presets for other modalities, whose values mean something else in this volume</source>
        <translation>Auch Voreinstellungen für andere Modalitäten, deren Werte in diesem Volumen etwas anderes bedeuten</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="47"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="48"/>
        <source>Keep the current transfer function and lighting as a preset, in this volume&apos;s units</source>
        <translation>Die jetzige Transferfunktion und Beleuchtung als Voreinstellung behalten, in den Einheiten dieses Volumens</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="49"/>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="49"/>
        <source>Rename the selected own preset</source>
        <translation>Die gewählte eigene Voreinstellung umbenennen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="50"/>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="50"/>
        <source>Delete the selected own preset</source>
        <translation>Die gewählte eigene Voreinstellung löschen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="52"/>
        <location filename="../../ui/presets/preset_panel.cpp" line="54"/>
        <source>Search presets</source>
        <translation>Voreinstellungen suchen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="56"/>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="116"/>
        <source>Preset %1</source>
        <translation>Voreinstellung %1</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="164"/>
        <source>own preset</source>
        <translation>eigene Voreinstellung</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="165"/>
        <source>for any volume</source>
        <translation>für jedes Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="166"/>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="167"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="274"/>
        <location filename="../../ui/presets/preset_panel.cpp" line="277"/>
        <source>Save preset</source>
        <translation>Voreinstellung speichern</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="274"/>
        <location filename="../../ui/presets/preset_panel.cpp" line="289"/>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="277"/>
        <source>Replace your preset “%1”?</source>
        <translation>Ihre Voreinstellung „%1“ ersetzen?</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="289"/>
        <source>Rename preset</source>
        <translation>Voreinstellung umbenennen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="297"/>
        <source>Delete preset</source>
        <translation>Voreinstellung löschen</translation>
    </message>
    <message>
        <location filename="../../ui/presets/preset_panel.cpp" line="298"/>
        <source>Delete your preset “%1”? This cannot be undone.</source>
        <translation>Ihre Voreinstellung „%1“ löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep Beside</source>
        <translation>Daneben behalten</translation>
    </message>
    <message>
        <source>Keep what is shown in a pane beside the others, to compare it with other presets (K)</source>
        <translation>Behält, was zu sehen ist, in einem Bild neben den anderen, zum Vergleich mit anderen Voreinstellungen (K)</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PreviewStrip</name>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="58"/>
        <source>Time in the training</source>
        <translation>Zeitpunkt im Training</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="59"/>
        <source>What the network painted of held-out scenes, from the beginning to now</source>
        <translation>Was das Netz von zurückbehaltenen Szenen malte, vom Anfang bis jetzt</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="111"/>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="126"/>
        <source>Pictures of held-out scenes appear here while a network learns.</source>
        <translation>Hier erscheinen Bilder zurückbehaltener Szenen, während ein Netz lernt.</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="133"/>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="133"/>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="133"/>
        <source>Difference ×%1</source>
        <translation>Differenz ×%1</translation>
    </message>
    <message>
        <location filename="../../ui/training/preview_strip.cpp" line="134"/>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
</context>
<context>
    <name>twinray::ui::RunList</name>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="42"/>
        <source>over its start</source>
        <translation>über dem Beginn</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="42"/>
        <source>over bicubic</source>
        <translation>über bikubisch</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="50"/>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="53"/>
        <source>Volumes</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="54"/>
        <source>The best on held-out scenes; what the model is chosen by</source>
        <translation>Das Beste an zurückbehaltenen Szenen; danach wird das Modell gewählt</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="66"/>
        <source>&amp;Make Current</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="66"/>
        <source>The window paints with this run&apos;s model; can be undone</source>
        <translation>Das Fenster malt mit dem Modell dieses Trainings; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="68"/>
        <source>&amp;Show</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="68"/>
        <source>Curves and pictures of the run</source>
        <translation>Kurven und Bilder des Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="69"/>
        <source>Con&amp;tinue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="69"/>
        <source>Goes on with the training</source>
        <translation>Setzt das Training fort</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="70"/>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="70"/>
        <source>Another name (F2)</source>
        <translation>Ein anderer Name (F2)</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="71"/>
        <source>E&amp;xport Model…</source>
        <translation>Modell e&amp;xportieren…</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="71"/>
        <source>Saves the model for others, or for the command line</source>
        <translation>Speichert das Modell für andere oder für die Kommandozeile</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="73"/>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="73"/>
        <source>Deletes the run with its pictures and models (Delete)</source>
        <translation>Löscht das Training mit seinen Bildern und Modellen (Entf)</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="165"/>
        <source>Continue Training</source>
        <translation>Training fortsetzen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="165"/>
        <source>Minutes to go on for:</source>
        <translation>Weitere Minuten:</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="185"/>
        <source>Export Model</source>
        <translation>Modell exportieren</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="186"/>
        <source>TwinRay models (*.pt)</source>
        <translation>TwinRay-Modelle (*.pt)</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="193"/>
        <source>Delete Training</source>
        <translation>Training löschen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="194"/>
        <source>Delete %1 with its pictures, checkpoints and model (%2)? This cannot be undone.</source>
        <translation>%1 mit Bildern, Zwischenständen und Modell (%2) löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_list.cpp" line="199"/>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::RunMonitor</name>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="39"/>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="47"/>
        <source>prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="40"/>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="49"/>
        <source>bicubic</source>
        <translation>bikubisch</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="42"/>
        <source>generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="43"/>
        <source>discriminator</source>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="45"/>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="48"/>
        <source>from a keyframe</source>
        <translation>von einem Schlüsselbild</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="64"/>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="65"/>
        <source>PSNR, held out</source>
        <translation>PSNR, zurückbehalten</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="65"/>
        <source>MS-SSIM, held out</source>
        <translation>MS-SSIM, zurückbehalten</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="65"/>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="65"/>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="66"/>
        <source>&amp;log</source>
        <translation>&amp;log</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="68"/>
        <source>Values on a logarithmic axis</source>
        <translation>Werte auf einer logarithmischen Achse</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="71"/>
        <source>Run to compare with</source>
        <translation>Training zum Vergleich</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="74"/>
        <source>&amp;Prediction follows, every</source>
        <translation>&amp;Vorhersage folgt, alle</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="76"/>
        <source>The prediction pane shows what the best network so far paints, while it learns</source>
        <translation>Die Vorhersage zeigt, was das bisher beste Netz malt, während es lernt</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="80"/>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="81"/>
        <source>Seconds between two models</source>
        <translation>Sekunden zwischen zwei Modellen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="85"/>
        <source>Curves of the training</source>
        <translation>Kurven des Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="86"/>
        <source>Curves appear when a training has been judged on held-out scenes for the first time.</source>
        <translation>Kurven erscheinen, wenn ein Training zum ersten Mal an zurückbehaltenen Szenen beurteilt wurde.</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="100"/>
        <source>beside</source>
        <translation>neben</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="164"/>
        <source>no other run</source>
        <translation>keinem anderen</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="192"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../../ui/training/runs/run_monitor.cpp" line="207"/>
        <source>dB</source>
        <translation>dB</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ScaleBar</name>
    <message>
        <location filename="../../ui/panes/scale_bar.cpp" line="66"/>
        <source>This length is right everywhere in the picture: the view is orthographic.</source>
        <translation>Diese Länge gilt überall im Bild: die Ansicht ist orthografisch.</translation>
    </message>
    <message>
        <location filename="../../ui/panes/scale_bar.cpp" line="67"/>
        <source>In perspective this length is right in the plane through the volume&apos;s centre; what is nearer looks larger. Orthographic view (O) makes it right everywhere.</source>
        <translation>In der Perspektive gilt diese Länge in der Ebene durch die Mitte des Volumens; was näher liegt, erscheint größer. In der orthografischen Ansicht (O) gilt sie überall.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::Screenshot</name>
    <message>
        <location filename="../../ui/screenshot.cpp" line="36"/>
        <source>there is no menu entry “%1”; give its text as the window shows it</source>
        <translation>es gibt keinen Menüeintrag „%1“; seinen Text so angeben, wie ihn das Fenster zeigt</translation>
    </message>
    <message>
        <location filename="../../ui/screenshot.cpp" line="73"/>
        <source>cannot write %1; check the folder and that you may write to it</source>
        <translation>%1 lässt sich nicht schreiben; den Ordner und das Schreibrecht prüfen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SensitivityPanel</name>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="60"/>
        <source>How far the network's line has the shape of the ray caster's curve, each cut where the axis ends: 1 is the same, 0 is nothing in common</source>
        <translation>Wie weit die Linie des Netzes die Form der Kurve des Ray-Casters hat, beide am Ende der Achse abgeschnitten: 1 ist gleich, 0 ist nichts gemeinsam</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="31"/>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="31"/>
        <source>How far the band of values reaches on both sides of the one under the mouse, in % of the range</source>
        <translation>Wie weit das Band von Werten auf beiden Seiten dessen unter der Maus reicht, in % des Bereichs</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="35"/>
        <source>One scale for all values</source>
        <translation>Eine Skala für alle Werte</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="38"/>
        <source>Colours in the pictures say the same for every value; else each value has its own scale</source>
        <translation>Farben in den Bildern bedeuten für jeden Wert das Gleiche; sonst hat jeder Wert seine eigene Skala</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="45"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="47"/>
        <source>The curve as numbers (.csv, .npy) or as it is drawn (.png)</source>
        <translation>Die Kurve als Zahlen (.csv, .npy) oder wie gezeichnet (.png)</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="65"/>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="65"/>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="66"/>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="67"/>
        <source>What of the transfer function is changed</source>
        <translation>Was an der Transferfunktion geändert wird</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="80"/>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="80"/>
        <source>The whole picture counts</source>
        <translation>Das ganze Bild zählt</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="81"/>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="81"/>
        <source>Draw the part of a picture that counts</source>
        <translation>Den Teil eines Bilds zeichnen, der zählt</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="82"/>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="83"/>
        <source>Brush over the part of a picture that counts; Shift adds to what is there</source>
        <translation>Über den Teil eines Bilds malen, der zählt; Shift ergänzt das Vorhandene</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="102"/>
        <source>Pick</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="104"/>
        <source>Click or brush tissue in a picture: the values that make it light up (Shift adds)</source>
        <translation>Gewebe in einem Bild anklicken oder übermalen: Die Werte, aus denen es besteht, leuchten auf (Shift ergänzt)</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="118"/>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="118"/>
        <source>Makes what is picked more opaque</source>
        <translation>Macht das Gewählte deckender</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="120"/>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="120"/>
        <source>Makes what is picked transparent</source>
        <translation>Macht das Gewählte durchsichtig</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="121"/>
        <source>Only this</source>
        <translation>Nur dies</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="121"/>
        <source>Makes everything else transparent</source>
        <translation>Macht alles andere durchsichtig</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="142"/>
        <source>Brightness %1</source>
        <translation>Helligkeit %1</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="143"/>
        <source>coarse</source>
        <translation>grob</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="145"/>
        <source>Nothing is seen where you picked</source>
        <translation>Wo gewählt wurde, ist nichts zu sehen</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="151"/>
        <source>Export Sensitivity</source>
        <translation>Empfindlichkeit exportieren</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="151"/>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="152"/>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy-Feld (*.npy)</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="153"/>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="165"/>
        <source>%1 cannot be written; choose another folder, or free some space</source>
        <translation>%1 kann nicht geschrieben werden; einen anderen Ordner wählen oder Platz schaffen</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="172"/>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="43"/>
        <source>Through the network too</source>
        <translation>Auch durch das Netz</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="46"/>
        <source>What the network makes of each value's opacity, as TFGAN's own tool shows it, beside what the ray caster makes of it: a line in the plot, at rest</source>
        <translation>Was das Netz aus der Deckkraft jedes Werts macht, wie TFGANs eigenes Werkzeug es zeigt, neben dem, was der Ray-Caster daraus macht: eine Linie im Diagramm, in Ruhe</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="170"/>
        <source>The network's line comes at rest</source>
        <translation>Die Linie des Netzes kommt in Ruhe</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="173"/>
        <source>correlation %1</source>
        <translation>Korrelation %1</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="174"/>
        <source>no correlation, since one of the curves is flat</source>
        <translation>keine Korrelation, da eine der Kurven flach ist</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_panel.cpp" line="176"/>
        <source>%1: brightness %2, %3</source>
        <translation>%1: Helligkeit %2, %3</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SensitivityPlot</name>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_plot.cpp" line="50"/>
        <source>Sensitivity by value</source>
        <translation>Empfindlichkeit nach Wert</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_plot.cpp" line="52"/>
        <source>How the brightness of the picture changes with each value. Hover to see where in the picture; click to hold a value.</source>
        <translation>Wie sich die Helligkeit des Bilds mit jedem Wert ändert. Darüberfahren zeigt, wo im Bild; ein Klick hält einen Wert fest.</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_plot.cpp" line="129"/>
        <source>Strongest at %1</source>
        <translation>Am stärksten bei %1</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_plot.cpp" line="146"/>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_plot.cpp" line="146"/>
        <source>Open a volume first</source>
        <translation>Erst ein Volumen öffnen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SensitivityTool</name>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_tool.cpp" line="119"/>
        <source>Show more of what is picked</source>
        <translation>Mehr vom Gewählten zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_tool.cpp" line="120"/>
        <source>Hide what is picked</source>
        <translation>Gewähltes ausblenden</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_tool.cpp" line="121"/>
        <source>Only what is picked</source>
        <translation>Nur Gewähltes</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_tool.cpp" line="121"/>
        <source>No model is open, so there is no network to go through</source>
        <translation>Kein Modell ist geöffnet, also gibt es kein Netz dafür</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_tool.cpp" line="124"/>
        <source>%1 is not one of TFGAN's networks, which paint from the transfer function itself; open a tfgan model</source>
        <translation>%1 ist keines von TFGANs Netzen, die aus der Transferfunktion selbst malen; bitte ein tfgan-Modell öffnen</translation>
    </message>
    <message>
        <location filename="../../ui/sensitivity/sensitivity_tool.cpp" line="127"/>
        <source>Through the network only opacities are followed; choose Opacity</source>
        <translation>Durch das Netz wird nur Deckkraft verfolgt; bitte Deckkraft wählen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SettingsDialog</name>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="19"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="21"/>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="22"/>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="27"/>
        <source>Like the Desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="23"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="24"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="26"/>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="30"/>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="37"/>
        <source>While &amp;dragging</source>
        <translation>Beim &amp;Ziehen</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="38"/>
        <source>Faster, coarser pictures</source>
        <translation>Schnellere, gröbere Bilder</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="39"/>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="40"/>
        <source>Finer, slower pictures</source>
        <translation>Feinere, langsamere Bilder</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="42"/>
        <source>Use the &amp;graphics processor where there is one</source>
        <translation>Den &amp;Grafikprozessor benutzen, wo es einen gibt</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="50"/>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="51"/>
        <source>Processors that ray casting and trainings use</source>
        <translation>Prozessoren für Ray-Casting und Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="53"/>
        <source>&amp;Processors</source>
        <translation>&amp;Prozessoren</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="59"/>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="60"/>
        <source>All that is free</source>
        <translation>Alles, was frei ist</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="61"/>
        <source>What opening a volume may take before a lower resolution is offered</source>
        <translation>Was das Öffnen eines Volumens brauchen darf, bevor eine geringere Auflösung angeboten wird</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="63"/>
        <source>M&amp;emory for a volume</source>
        <translation>Sp&amp;eicher für ein Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="69"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="71"/>
        <source>Steps that are kept for undo; a step takes a few kilobytes. Takes effect with the next volume.</source>
        <translation>Schritte, die zum Rückgängigmachen bleiben; ein Schritt braucht einige Kilobyte. Gilt ab dem nächsten Volumen.</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="73"/>
        <source>&amp;Undo steps</source>
        <translation>Schritte &amp;rückgängig</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="101"/>
        <source>The bundled model</source>
        <translation>Das mitgelieferte Modell</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="104"/>
        <source>What the program starts with</source>
        <translation>Womit das Programm startet</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="105"/>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="110"/>
        <source>Default &amp;model</source>
        <translation>Standard&amp;modell</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="114"/>
        <source>Default Model</source>
        <translation>Standardmodell</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs/settings_dialog.cpp" line="115"/>
        <source>TwinRay models (*.pt);;All files (*)</source>
        <translation>TwinRay-Modelle (*.pt);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SlicePane</name>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="37"/>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="39"/>
        <source>Coronal</source>
        <translation>Koronal</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="43"/>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="69"/>
        <source>%1 slice</source>
        <translation>%1er Schnitt</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="71"/>
        <source>Left: crosshair · wheel, Page keys: slices · right drag: window and level
Ctrl+wheel: zoom · middle or Shift+left drag: pan · double click: whole slice</source>
        <translation>Links: Fadenkreuz · Rad, Bildtasten: Schnitte · rechts ziehen: Fenster und Mitte
Strg+Rad: Vergrößern · mittlere Taste oder Umschalt+links ziehen: Verschieben · Doppelklick: ganzer Schnitt</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="181"/>
        <source>No volume</source>
        <translation>Kein Volumen</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane.cpp" line="237"/>
        <source>%1  %2 / %3</source>
        <translation>%1  %2 / %3</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane_input.cpp" line="74"/>
        <location filename="../../ui/slices/slice_pane_input.cpp" line="96"/>
        <source>Window and level</source>
        <translation>Fenster und Mitte</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_pane_input.cpp" line="101"/>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SlicePanel</name>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="48"/>
        <source>Value of the voxel under the crosshair, its index in the file (from 0), and its position in the patient: mm to the left, posterior, superior</source>
        <translation>Wert des Voxels im Fadenkreuz, sein Index in der Datei (ab 0) und sein Ort im Patienten: mm nach links, hinten, oben</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="64"/>
        <source>Colours of the slices</source>
        <translation>Farben der Schnitte</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="65"/>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="65"/>
        <source>Transfer function</source>
        <translation>Transferfunktion</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="66"/>
        <source>Grey, or the colours of the transfer function without its opacity</source>
        <translation>Grau, oder die Farben der Transferfunktion ohne ihre Deckkraft</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="80"/>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="80"/>
        <source>Values from black to white; right drag in a slice, sideways</source>
        <translation>Werte von Schwarz bis Weiß; im Schnitt rechts ziehen, seitwärts</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="82"/>
        <source>Level</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="82"/>
        <source>The value of middle grey; right drag in a slice, up and down</source>
        <translation>Der Wert von mittlerem Grau; im Schnitt rechts ziehen, auf und ab</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="84"/>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="86"/>
        <source>Window and level as at first</source>
        <translation>Fenster und Mitte wie anfangs</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="89"/>
        <source>Interpolation</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="90"/>
        <source>Between voxels: smooth, or each voxel as it is</source>
        <translation>Zwischen Voxeln: glatt, oder jedes Voxel, wie es ist</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="91"/>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="91"/>
        <source>Nearest</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="92"/>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="93"/>
        <source>Shows the label map over the slices</source>
        <translation>Zeigt die Labelkarte über den Schnitten</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="102"/>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="103"/>
        <source>&amp;Level</source>
        <translation>&amp;Mitte</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="179"/>
        <source>Value %1  ·  index %2, %3, %4  ·  LPS %5, %6, %7 mm</source>
        <translation>Wert %1  ·  Index %2, %3, %4  ·  LPS %5, %6, %7 mm</translation>
    </message>
    <message>
        <location filename="../../ui/slices/slice_panel.cpp" line="189"/>
        <source>label %1</source>
        <translation>Label %1</translation>
    </message>
</context>
<context>
    <name>twinray::ui::TaskProgress</name>
    <message>
        <location filename="../../ui/task_progress.cpp" line="12"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::TrainingController</name>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="232"/>
        <source>The window uses the model of %1; undo that, or open another model, and then delete the run</source>
        <translation>Das Fenster verwendet das Modell von %1; machen Sie das rückgängig oder öffnen Sie ein anderes Modell, und löschen Sie dann das Training</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="242"/>
        <source>The run %1 cannot be deleted: %2</source>
        <translation>Das Training %1 lässt sich nicht löschen: %2</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="269"/>
        <source>The training %1 has ended.</source>
        <translation>Das Training %1 ist beendet.</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="296"/>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="298"/>
        <source>The model of %1 cannot be used: %2</source>
        <translation>Das Modell von %1 lässt sich nicht verwenden: %2</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="306"/>
        <source>The model is now %1.</source>
        <translation>Das Modell ist jetzt %1.</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="317"/>
        <source>“%1” is no name for a run; use one without “/” that does not begin with a dot</source>
        <translation>„%1“ ist kein Name für ein Training; nehmen Sie einen ohne „/“, der nicht mit einem Punkt beginnt</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="319"/>
        <source>There is a run of the name %1 already; choose another name</source>
        <translation>Ein Training mit dem Namen %1 gibt es schon; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="321"/>
        <source>The run %1 is in use; rename it when it has ended and another model is open</source>
        <translation>Das Training %1 wird gebraucht; benennen Sie es um, wenn es beendet und ein anderes Modell geöffnet ist</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="326"/>
        <source>The run %1 cannot be renamed: %2</source>
        <translation>Das Training %1 lässt sich nicht umbenennen: %2</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_controller.cpp" line="344"/>
        <source>Saved the model as %1.</source>
        <translation>Modell als %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::TrainingPanel</name>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="31"/>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="32"/>
        <source>Progress</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="33"/>
        <source>Runs</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="34"/>
        <source>Evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="71"/>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="75"/>
        <location filename="../../ui/training/training_panel.cpp" line="128"/>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="75"/>
        <source>Stops at once, to go on later</source>
        <translation>Hält sofort an, um später weiterzumachen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="76"/>
        <source>Stop and &amp;Keep</source>
        <translation>Beenden und &amp;behalten</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="76"/>
        <source>Ends the training; what is learnt so far can be used, or continued</source>
        <translation>Beendet das Training; das Gelernte lässt sich verwenden oder fortsetzen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="78"/>
        <source>&amp;Cancel…</source>
        <translation>A&amp;bbrechen…</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="78"/>
        <source>Ends the training and deletes all of it</source>
        <translation>Beendet das Training und löscht alles</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="103"/>
        <source>&amp;Use It</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="103"/>
        <source>Makes the adapted model the current one; can be undone</source>
        <translation>Macht das angepasste Modell zum aktuellen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="104"/>
        <source>&amp;Discard</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="104"/>
        <source>Deletes the adapted model and its pictures</source>
        <translation>Löscht das angepasste Modell und seine Bilder</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="128"/>
        <source>&amp;Resume</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="146"/>
        <source>On held-out scenes of this volume: before %1, after %2 (bicubic %3).</source>
        <translation>An zurückbehaltenen Szenen dieses Volumens: vorher %1, nachher %2 (bikubisch %3).</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="152"/>
        <source>Cancel Training</source>
        <translation>Training abbrechen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="153"/>
        <source>End the training %1 and delete its pictures and all that it has learnt? “Stop and Keep” keeps them.</source>
        <translation>Das Training %1 beenden und seine Bilder und alles Gelernte löschen? „Beenden und behalten“ behält sie.</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="159"/>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <location filename="../../ui/training/training_panel.cpp" line="160"/>
        <source>&amp;Go On</source>
        <translation>&amp;Weitermachen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::TransferFunctionEditor</name>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="131"/>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="132"/>
        <source>A random transfer function that shows something of this volume (G)</source>
        <translation>Eine zufällige Transferfunktion, die etwas von diesem Volumen zeigt (G)</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="138"/>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="139"/>
        <source>Take the transfer function of a file</source>
        <translation>Die Transferfunktion einer Datei übernehmen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="141"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="142"/>
        <source>Write this transfer function to a file</source>
        <translation>Diese Transferfunktion in eine Datei schreiben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="165"/>
        <source>Gaussian modes</source>
        <translation>Gauß-Moden</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="165"/>
        <source>Control points</source>
        <translation>Kontrollpunkte</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="166"/>
        <source>Kind of opacity curve</source>
        <translation>Art der Opazitätskurve</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="167"/>
        <source>Switching to points keeps the curve. Switching back gives the same modes again if the points were not edited, else up to five modes that come nearest to the curve; undo brings the points back.</source>
        <translation>Der Wechsel zu Punkten behält die Kurve. Zurück ergibt er dieselben Moden, wenn die Punkte nicht bearbeitet wurden, sonst bis zu fünf Moden, die der Kurve am nächsten kommen; Rückgängig bringt die Punkte zurück.</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="183"/>
        <source>log counts</source>
        <translation>log. Anzahl</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="183"/>
        <source>Logarithmic histogram</source>
        <translation>Logarithmisches Histogramm</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="184"/>
        <source>Histogram with a logarithmic axis: rare values become visible</source>
        <translation>Histogramm mit logarithmischer Achse: seltene Werte werden sichtbar</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="187"/>
        <source>√ opacity</source>
        <translation>√ Opazität</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="187"/>
        <source>Square-root opacity axis</source>
        <translation>Wurzelförmige Opazitätsachse</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="188"/>
        <source>Square-root opacity axis: fine control near zero, where opacities of volumes lie</source>
        <translation>Wurzelförmige Opazitätsachse: feine Kontrolle nahe null, wo die Opazitäten von Volumen liegen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="193"/>
        <source>fit</source>
        <translation>ganz</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="194"/>
        <source>Show the whole value range</source>
        <translation>Den ganzen Wertebereich zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="195"/>
        <source>Show the whole value range (Home); the wheel over the curve zooms, Shift+wheel scrolls</source>
        <translation>Den ganzen Wertebereich zeigen (Pos1); das Rad über der Kurve vergrößert, Umschalt+Rad rollt</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="209"/>
        <source>Value of the selected element</source>
        <translation>Wert des gewählten Elements</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="210"/>
        <source>Scalar value of the selected mode or point</source>
        <translation>Skalarwert der gewählten Mode oder des Punktes</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="211"/>
        <source>Width of the selected mode</source>
        <translation>Breite der gewählten Mode</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="212"/>
        <source>Sigma of the selected mode in scalar units: opacity falls to 37 % at this distance</source>
        <translation>Sigma der gewählten Mode in Skalareinheiten: in diesem Abstand fällt die Opazität auf 37 %</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="213"/>
        <source>Opacity of the selected element</source>
        <translation>Opazität des gewählten Elements</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="214"/>
        <source>Opacity of the selected mode or point, 0 to 1</source>
        <translation>Opazität der gewählten Mode oder des Punktes, 0 bis 1</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="216"/>
        <source>Value of the selected colour</source>
        <translation>Wert der gewählten Farbe</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="216"/>
        <source>Scalar value of the selected colour</source>
        <translation>Skalarwert der gewählten Farbe</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="222"/>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="335"/>
        <source>Mean</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="223"/>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="224"/>
        <source>Opacity</source>
        <translation>Opazität</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="225"/>
        <source>Colour at</source>
        <translation>Farbe bei</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="236"/>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="237"/>
        <source>Change the selected colour</source>
        <translation>Die gewählte Farbe ändern</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="240"/>
        <source>Colour map</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="242"/>
        <source>Colours that any colour vision can read, over the shown part of the value range</source>
        <translation>Farben, die jedes Farbensehen lesen kann, über den gezeigten Teil des Wertebereichs</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="270"/>
        <source>Colour map %1</source>
        <translation>Farbskala %1</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="274"/>
        <source>Reverse colours</source>
        <translation>Farben umkehren</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="285"/>
        <source>◂</source>
        <translation>◂</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="285"/>
        <source>Shift to lower values</source>
        <translation>Zu kleineren Werten verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="287"/>
        <source>▸</source>
        <translation>▸</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="287"/>
        <source>Shift to higher values</source>
        <translation>Zu größeren Werten verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="289"/>
        <source>−</source>
        <translation>−</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="289"/>
        <source>Narrow everything</source>
        <translation>Alles schmaler</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="292"/>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="292"/>
        <source>Widen everything</source>
        <translation>Alles breiter</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="294"/>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="294"/>
        <source>Mirror the value axis</source>
        <translation>Die Werteachse spiegeln</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="295"/>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="295"/>
        <source>Invert the opacity</source>
        <translation>Die Opazität umkehren</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="296"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="296"/>
        <source>Reset the transfer function</source>
        <translation>Die Transferfunktion zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="301"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="302"/>
        <source>Import or export the transfer function</source>
        <translation>Die Transferfunktion importieren oder exportieren</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="335"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="390"/>
        <source>Type value</source>
        <translation>Wert eingeben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="406"/>
        <source>Type opacity</source>
        <translation>Opazität eingeben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="416"/>
        <source>Type width</source>
        <translation>Breite eingeben</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="425"/>
        <source>Switch to control points</source>
        <translation>Zu Kontrollpunkten wechseln</translation>
    </message>
    <message numerus="yes">
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="432"/>
        <source>The curve is now %n mode(s), which differ from it by at most %1 in opacity; undo brings the points back.</source>
        <translation>
            <numerusform>Die Kurve ist jetzt %n Mode, die um höchstens %1 Opazität von ihr abweicht; Rückgängig bringt die Punkte zurück.</numerusform>
            <numerusform>Die Kurve besteht jetzt aus %n Moden, die um höchstens %1 Opazität von ihr abweichen; Rückgängig bringt die Punkte zurück.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="438"/>
        <source>Switch to Gaussian modes</source>
        <translation>Zu Gauß-Moden wechseln</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="447"/>
        <source>Random transfer function</source>
        <translation>Zufällige Transferfunktion</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="459"/>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="480"/>
        <source>Import transfer function</source>
        <translation>Transferfunktion importieren</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="473"/>
        <source>Transfer function written to %1.</source>
        <translation>Transferfunktion nach %1 geschrieben.</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="481"/>
        <source>Transfer functions (*.json *.vp);;All files (*)</source>
        <translation>Transferfunktionen (*.json *.vp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="493"/>
        <source>TwinRay (*.json)</source>
        <translation>TwinRay (*.json)</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="494"/>
        <source>3D Slicer 5.9 and later (*.vp.json)</source>
        <translation>3D Slicer ab 5.9 (*.vp.json)</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="495"/>
        <source>3D Slicer up to 5.8 (*.vp)</source>
        <translation>3D Slicer bis 5.8 (*.vp)</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="496"/>
        <source>ParaView (*.json)</source>
        <translation>ParaView (*.json)</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="501"/>
        <source>Export transfer function</source>
        <translation>Transferfunktion exportieren</translation>
    </message>
    <message>
        <location filename="../../ui/transferfunction/transfer_function_editor.cpp" line="501"/>
        <source>transfer-function</source>
        <translation>transferfunktion</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ViewController</name>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="56"/>
        <source>orbit</source>
        <translation>drehen</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="58"/>
        <source>pan</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="60"/>
        <source>zoom</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="62"/>
        <source>roll</source>
        <translation>rollen</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="64"/>
        <source>shift transfer function</source>
        <translation>Transferfunktion verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="126"/>
        <source>Posterior view</source>
        <translation>Ansicht von posterior</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="126"/>
        <source>Anterior view</source>
        <translation>Ansicht von anterior</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="129"/>
        <source>Right view</source>
        <translation>Ansicht von rechts</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="129"/>
        <source>Left view</source>
        <translation>Ansicht von links</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="132"/>
        <source>Inferior view</source>
        <translation>Ansicht von inferior</translation>
    </message>
    <message>
        <location filename="../../ui/panes/view_controller.cpp" line="132"/>
        <source>Superior view</source>
        <translation>Ansicht von superior</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ViewLink</name>
    <message>
        <location filename="../../ui/window/view_link.cpp" line="48"/>
        <location filename="../../ui/window/view_link.cpp" line="63"/>
        <source>Linked viewpoint</source>
        <translation>Gekoppelter Blickpunkt</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ViewpointPanel</name>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="48"/>
        <source>Elevation</source>
        <translation>Elevation</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="48"/>
        <source>Height of the camera in degrees; 85 is level with the volume</source>
        <translation>Höhe der Kamera in Grad; 85 ist auf der Höhe des Volumens</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="49"/>
        <source>Azimuth</source>
        <translation>Azimut</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="49"/>
        <source>Way of the camera around the volume in degrees</source>
        <translation>Weg der Kamera um das Volumen in Grad</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="50"/>
        <source>Roll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="50"/>
        <source>Turn of the picture in degrees</source>
        <translation>Drehung des Bildes in Grad</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="51"/>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="51"/>
        <source>Enlargement; at 1 the view angle is 30 degrees</source>
        <translation>Vergrößerung; bei 1 ist der Blickwinkel 30 Grad</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="53"/>
        <source>Pan right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="53"/>
        <source>Shift of the picture to the right in percent of its height</source>
        <translation>Verschiebung des Bildes nach rechts in Prozent seiner Höhe</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="54"/>
        <source>Pan up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="54"/>
        <source>Shift of the picture upwards in percent of its height</source>
        <translation>Verschiebung des Bildes nach oben in Prozent seiner Höhe</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="64"/>
        <source>Change elevation</source>
        <translation>Elevation ändern</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="65"/>
        <source>Change azimuth</source>
        <translation>Azimut ändern</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="66"/>
        <source>Change roll</source>
        <translation>Rollen ändern</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="68"/>
        <source>Change zoom</source>
        <translation>Zoom ändern</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="83"/>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="83"/>
        <source>Anterior</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="83"/>
        <source>From the front</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="84"/>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="84"/>
        <source>Posterior</source>
        <translation>Posterior</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="84"/>
        <source>From behind</source>
        <translation>Von hinten</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="85"/>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="85"/>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="85"/>
        <source>From the patient&apos;s left</source>
        <translation>Von der linken Seite des Patienten</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="86"/>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="86"/>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="86"/>
        <source>From the patient&apos;s right</source>
        <translation>Von der rechten Seite des Patienten</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="87"/>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="87"/>
        <source>Superior</source>
        <translation>Superior</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="87"/>
        <source>From above, anterior up</source>
        <translation>Von oben, anterior ist oben</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="88"/>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="88"/>
        <source>Inferior</source>
        <translation>Inferior</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="88"/>
        <source>From below, anterior up</source>
        <translation>Von unten, anterior ist oben</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="95"/>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="98"/>
        <source>%1 view</source>
        <translation>Ansicht %1</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="105"/>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="111"/>
        <source>Reset viewpoint</source>
        <translation>Blickpunkt zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="106"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="109"/>
        <source>The viewpoint that the volume opened with (0)</source>
        <translation>Der Blickpunkt, mit dem das Volumen geöffnet wurde (0)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="181"/>
        <source>Change pan</source>
        <translation>Verschiebung ändern</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="126"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="136"/>
        <source>Orthographic</source>
        <translation>Orthografisch</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="136"/>
        <source>Parallel rays: lengths are right everywhere in the picture</source>
        <translation>Parallele Strahlen: Längen stimmen überall im Bild</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="138"/>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="147"/>
        <source>Maximum intensity</source>
        <translation>Maximumintensität</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="139"/>
        <source>Each pixel shows the largest value on its ray, in the transfer function&apos;s colour</source>
        <translation>Jedes Pixel zeigt den größten Wert auf seinem Strahl, in der Farbe der Transferfunktion</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="142"/>
        <source>Orthographic view</source>
        <translation>Orthografische Ansicht</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="142"/>
        <source>Perspective view</source>
        <translation>Perspektivische Ansicht</translation>
    </message>
    <message>
        <location filename="../../ui/panels/viewpoint_panel.cpp" line="147"/>
        <source>Compositing</source>
        <translation>Durchsicht</translation>
    </message>
</context>
<context>
    <name>twinray::ui::VolumePanel</name>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="43"/>
        <location filename="../../ui/panels/volume_panel.cpp" line="44"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="46"/>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="47"/>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="48"/>
        <source>Spacing</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="49"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="50"/>
        <source>Orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="51"/>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="52"/>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="53"/>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="54"/>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="56"/>
        <source>Where each growing index leads in the patient: Left or Right, Posterior or Anterior, Superior or Inferior</source>
        <translation>Wohin jeder wachsende Index im Patienten führt: links (L) oder rechts (R), posterior (P) oder anterior (A), superior (S) oder inferior (I)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="160"/>
        <source>(not from a file)</source>
        <translation>(nicht aus einer Datei)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="163"/>
        <source>%1 (by its values)</source>
        <translation>%1 (nach den Werten)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="168"/>
        <location filename="../../ui/panels/volume_panel.cpp" line="169"/>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="173"/>
        <source>%1 (%2 in the file)</source>
        <translation>%1 (%2 in der Datei)</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="175"/>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="176"/>
        <source>%1 wide</source>
        <translation>%1 breit</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="181"/>
        <source>Index axis %1 was reversed, so that nothing is mirrored.</source>
        <translation>Die Indexachse %1 wurde umgekehrt, damit nichts gespiegelt ist.</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="62"/>
        <source>Another of the folder…</source>
        <translation>Andere des Ordners…</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="64"/>
        <source>The folder holds several series; opens another one of them</source>
        <translation>Der Ordner enthält mehrere Serien; öffnet eine andere</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="66"/>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="70"/>
        <location filename="../../ui/panels/volume_panel.cpp" line="75"/>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="71"/>
        <source>What is shown of voxels that are no single numbers</source>
        <translation>Was von Voxeln gezeigt wird, die keine einzelnen Zahlen sind</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="79"/>
        <location filename="../../ui/panels/volume_panel.cpp" line="84"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="80"/>
        <source>Which of the volumes in time is shown</source>
        <translation>Welches der Volumen in der Zeit gezeigt wird</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="88"/>
        <location filename="../../ui/panels/volume_panel.cpp" line="97"/>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="89"/>
        <source>Reduced: each voxel is the mean of a cube of the file&apos;s voxels; saves memory and time</source>
        <translation>Reduziert: jedes Voxel ist das Mittel eines Würfels von Voxeln der Datei; spart Speicher und Zeit</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="90"/>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="91"/>
        <source>Reduced: means of 2 × 2 × 2</source>
        <translation>Reduziert: Mittel von 2 × 2 × 2</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="92"/>
        <source>Reduced: means of 4 × 4 × 4</source>
        <translation>Reduziert: Mittel von 4 × 4 × 4</translation>
    </message>
    <message>
        <location filename="../../ui/panels/volume_panel.cpp" line="126"/>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <source>Values begin at %1, so they are no Hounsfield units. Presets take %2 as 0 HU, because the soft tissue fits that.</source>
        <translation>Die Werte beginnen bei %1, sind also keine Hounsfield-Einheiten. Voreinstellungen nehmen %2 als 0 HE, weil das Weichteilgewebe dazu passt.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SaveFileDialog</name>
    <message>
        <location filename="../../ui/dialogs/save_file_dialog.cpp" line="75"/>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>twinray::ui::FileWriter</name>
    <message>
        <location filename="../../ui/file_writer.cpp" line="28"/>
        <source>There is not enough memory to write this; close other programs</source>
        <translation>Der Speicher reicht nicht, um dies zu schreiben; andere Programme schließen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Alles speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Ja zu &amp;allem</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;ein zu allem</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Übergehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Voreinstellungen</translation>
    </message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Close without Saving</source>
        <translation>Schließen ohne zu speichern</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>In:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Ordner darüber</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Zum Ordner darüber</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Legt einen neuen Ordner an</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Zeigt nur die Namen</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Zeigt auch Größe, Art und Datum</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Orte und Lesezeichen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateien der Art:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Wählen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Versteckte Dateien zeigen</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Zuletzt besucht</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>QColorDialog</name>
    <message>
        <source>Hu&amp;e:</source>
        <translation>Farb&amp;ton:</translation>
    </message>
    <message>
        <source>&amp;Sat:</source>
        <translation>&amp;Sättigung:</translation>
    </message>
    <message>
        <source>&amp;Val:</source>
        <translation>&amp;Helligkeit:</translation>
    </message>
    <message>
        <source>&amp;Red:</source>
        <translation>&amp;Rot:</translation>
    </message>
    <message>
        <source>&amp;Green:</source>
        <translation>&amp;Grün:</translation>
    </message>
    <message>
        <source>Bl&amp;ue:</source>
        <translation>Bl&amp;au:</translation>
    </message>
    <message>
        <source>A&amp;lpha channel:</source>
        <translation>&amp;Deckkraft:</translation>
    </message>
    <message>
        <source>&amp;HTML:</source>
        <translation>HT&amp;ML:</translation>
    </message>
    <message>
        <source>&amp;Basic colors</source>
        <translation>G&amp;rundfarben</translation>
    </message>
    <message>
        <source>&amp;Custom colors</source>
        <translation>&amp;Eigene Farben</translation>
    </message>
    <message>
        <source>&amp;Add to Custom Colors</source>
        <translation>&amp;Zu den eigenen Farben</translation>
    </message>
    <message>
        <source>&amp;Pick Screen Color</source>
        <translation>Farbe vom &amp;Bildschirm</translation>
    </message>
    <message>
        <source>Select Color</source>
        <translation>Farbe wählen</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Weniger</translation>
    </message>
</context>
<context>
    <name>twinray::ui::KeptLook</name>
    <message>
        <source>Keep look</source>
        <translation>Aussehen behalten</translation>
    </message>
    <message>
        <source>Exchange with kept look</source>
        <translation>Mit behaltenem Aussehen tauschen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ValueAxis</name>
    <message>
        <location filename="../../ui/transferfunction/value_axis.cpp" line="48"/>
        <source>HU</source>
        <translation>HE</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Cannot read &quot;%1&quot;: %2; %3.</source>
        <translation>„%1“ kann nicht gelesen werden: %2; %3.</translation>
    </message>
    <message>
        <source>Cannot open &quot;%1&quot;: it needs about %2 MiB of memory, but only %3 MiB are free; %4.</source>
        <translation>„%1“ kann nicht geöffnet werden: Dafür sind etwa %2 MiB Speicher nötig, aber nur %3 MiB sind frei; %4.</translation>
    </message>
    <message>
        <source>open it at a resolution reduced %1 times</source>
        <translation>öffnen Sie es mit %1-fach verringerter Auflösung</translation>
    </message>
    <message>
        <source>close other programs or use a machine with more memory</source>
        <translation>schließen Sie andere Programme oder nehmen Sie einen Rechner mit mehr Speicher</translation>
    </message>
    <message>
        <source>reading was cancelled</source>
        <translation>das Lesen wurde abgebrochen</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>eine solche Datei oder einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>FreeSurfer&apos;s MGH format is not supported</source>
        <translation>das MGH-Format von FreeSurfer wird nicht unterstützt</translation>
    </message>
    <message>
        <source>it is not a NIfTI, NRRD, MetaImage or DICOM file</source>
        <translation>das ist keine NIfTI-, NRRD-, MetaImage- oder DICOM-Datei</translation>
    </message>
    <message>
        <source>it is not a DICOM file and has no series</source>
        <translation>das ist keine DICOM-Datei und hat keine Serien</translation>
    </message>
    <message>
        <source>it holds no series &quot;%1&quot;</source>
        <translation>eine Serie „%1“ gibt es darin nicht</translation>
    </message>
    <message>
        <source>it has no series %1</source>
        <translation>eine Serie %1 gibt es darin nicht</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>its compressed data are damaged</source>
        <translation>die komprimierten Daten sind beschädigt</translation>
    </message>
    <message>
        <source>it ends before its last voxel</source>
        <translation>die Datei endet vor dem letzten Voxel</translation>
    </message>
    <message>
        <source>it ends before its first voxel</source>
        <translation>die Datei endet vor dem ersten Voxel</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>die Datei endet mitten im Kopf</translation>
    </message>
    <message>
        <source>its header has no end</source>
        <translation>der Kopf der Datei hat kein Ende</translation>
    </message>
    <message>
        <source>its voxels are %1</source>
        <translation>die Voxel sind %1</translation>
    </message>
    <message>
        <source>vectors of %1 components</source>
        <translation>Vektoren aus %1 Komponenten</translation>
    </message>
    <message>
        <source>RGB colours, not scalars</source>
        <translation>RGB-Farben, keine einzelnen Zahlen</translation>
    </message>
    <message>
        <source>complex numbers</source>
        <translation>komplexe Zahlen</translation>
    </message>
    <message>
        <source>its voxels are scalars without a component &quot;%1&quot;</source>
        <translation>die Voxel sind einzelne Zahlen ohne eine Komponente „%1“</translation>
    </message>
    <message>
        <source>its voxels have no component &quot;%1&quot;</source>
        <translation>die Voxel haben keine Komponente „%1“</translation>
    </message>
    <message>
        <source>it has %1 volume, no number %2</source>
        <translation>darin ist %1 Volumen, keine Nummer %2</translation>
    </message>
    <message>
        <source>it has %1 volumes in time, no number %2</source>
        <translation>darin sind %1 Volumen in der Zeit, keine Nummer %2</translation>
    </message>
    <message>
        <source>it cannot be reduced %1 times</source>
        <translation>%1-fach lässt sich die Auflösung nicht verringern</translation>
    </message>
    <message>
        <source>it holds %1 DICOM series: %2</source>
        <translation>darin sind %1 DICOM-Serien: %2</translation>
    </message>
    <message>
        <source>it holds %1 DICOM series: %2, ...</source>
        <translation>darin sind %1 DICOM-Serien: %2, …</translation>
    </message>
    <message>
        <source>several images of its series are at the same place, like %1 and %2</source>
        <translation>mehrere Bilder der Serie liegen am selben Ort, etwa %1 und %2</translation>
    </message>
    <message>
        <source>slices of its series are missing or unevenly spaced: %1 and %2 are %3 mm apart, others %4 mm</source>
        <translation>Schnitte der Serie fehlen oder haben ungleiche Abstände: %1 und %2 liegen %3 mm auseinander, andere %4 mm</translation>
    </message>
    <message>
        <source>its frames are not evenly spaced slices of one volume</source>
        <translation>die Einzelbilder sind keine Schnitte eines Volumens in gleichen Abständen</translation>
    </message>
    <message>
        <source>its pixels are colours, not scalars</source>
        <translation>die Pixel sind Farben, keine einzelnen Zahlen</translation>
    </message>
    <message>
        <source>the folder holds no DICOM images</source>
        <translation>der Ordner enthält keine DICOM-Bilder</translation>
    </message>
    <message>
        <source>it is a DICOM file without an image</source>
        <translation>das ist eine DICOM-Datei ohne Bild</translation>
    </message>
    <message>
        <source>its pixels have no component &quot;%1&quot;</source>
        <translation>die Pixel haben keine Komponente „%1“</translation>
    </message>
    <message>
        <source>its compressed DICOM image cannot be decoded</source>
        <translation>das komprimierte DICOM-Bild lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>it is a damaged DICOM file</source>
        <translation>die DICOM-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>its data set is deflated, which is not supported</source>
        <translation>der Datensatz ist mit Deflate komprimiert, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>its transfer syntax is not supported</source>
        <translation>die Transfersyntax wird nicht unterstützt</translation>
    </message>
    <message>
        <source>its pixels of %1 bits are not supported</source>
        <translation>Pixel von %1 Bit werden nicht unterstützt</translation>
    </message>
    <message>
        <source>its header declares %1 bytes of pixels but only %2 follow</source>
        <translation>der Kopf nennt %1 Byte an Pixeln, aber nur %2 folgen</translation>
    </message>
    <message>
        <source>its 8-bit pixels are big endian, which is not supported</source>
        <translation>die 8-Bit-Pixel sind big-endian, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>its field %1 does not hold %2 numbers</source>
        <translation>das Feld %1 enthält nicht %2 Zahlen</translation>
    </message>
    <message>
        <source>its header has a line that is no field</source>
        <translation>im Kopf ist eine Zeile, die kein Feld ist</translation>
    </message>
    <message>
        <source>its header does not say where its voxels are</source>
        <translation>der Kopf sagt nicht, wo die Voxel sind</translation>
    </message>
    <message>
        <source>its voxel type &quot;%1&quot; is not supported</source>
        <translation>Voxel vom Typ „%1“ werden nicht unterstützt</translation>
    </message>
    <message>
        <source>its header does not declare one size for each axis</source>
        <translation>der Kopf nennt nicht für jede Achse eine Größe</translation>
    </message>
    <message>
        <source>its field ElementNumberOfChannels is not valid</source>
        <translation>das Feld ElementNumberOfChannels ist ungültig</translation>
    </message>
    <message>
        <source>its voxels are spread over several files, which is not supported</source>
        <translation>die Voxel sind auf mehrere Dateien verteilt, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>its voxels should be in &quot;%1&quot;, which is missing</source>
        <translation>die Voxel sollten in „%1“ sein, diese Datei fehlt aber</translation>
    </message>
    <message>
        <source>its field HeaderSize is not valid</source>
        <translation>das Feld HeaderSize ist ungültig</translation>
    </message>
    <message>
        <source>it is shorter than the voxels that its header declares</source>
        <translation>die Datei ist kürzer als die Voxel, die ihr Kopf nennt</translation>
    </message>
    <message>
        <source>it is a MetaIO %1, not an image</source>
        <translation>das ist in MetaIO ein %1, kein Bild</translation>
    </message>
    <message>
        <source>its voxels are 256-bit complex numbers</source>
        <translation>die Voxel sind komplexe Zahlen von 256 Bit</translation>
    </message>
    <message>
        <source>its voxels are 128-bit floating point numbers</source>
        <translation>die Voxel sind Gleitkommazahlen von 128 Bit</translation>
    </message>
    <message>
        <source>its header names an unknown data type (%1)</source>
        <translation>der Kopf nennt einen unbekannten Datentyp (%1)</translation>
    </message>
    <message>
        <source>its voxels are vectors of %1 colours or complex numbers</source>
        <translation>die Voxel sind Vektoren aus %1 Farben oder komplexen Zahlen</translation>
    </message>
    <message>
        <source>its header declares %1 dimensions</source>
        <translation>der Kopf nennt %1 Dimensionen</translation>
    </message>
    <message>
        <source>its header says that its voxels begin beyond its end</source>
        <translation>laut Kopf beginnen die Voxel hinter dem Ende der Datei</translation>
    </message>
    <message>
        <source>it is not a NIfTI file (its header lacks the NIfTI mark)</source>
        <translation>das ist keine NIfTI-Datei (im Kopf fehlt die Kennung)</translation>
    </message>
    <message>
        <source>its field &quot;%1&quot; does not have one value for each axis</source>
        <translation>das Feld „%1“ hat nicht für jede Achse einen Wert</translation>
    </message>
    <message>
        <source>its field &quot;%1&quot; is not a whole number</source>
        <translation>das Feld „%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>its header has a vector without brackets</source>
        <translation>im Kopf ist ein Vektor ohne Klammern</translation>
    </message>
    <message>
        <source>its header has a vector that is not of numbers</source>
        <translation>im Kopf ist ein Vektor, der nicht aus Zahlen besteht</translation>
    </message>
    <message>
        <source>its axis %1 of %2 samples lies between its spatial axes</source>
        <translation>die Achse %1 mit %2 Werten liegt zwischen den räumlichen Achsen</translation>
    </message>
    <message>
        <source>its encoding &quot;%1&quot; is not supported</source>
        <translation>die Kodierung „%1“ wird nicht unterstützt</translation>
    </message>
    <message>
        <source>its header does not say whether its voxels are little or big endian</source>
        <translation>der Kopf sagt nicht, ob die Voxel little- oder big-endian sind</translation>
    </message>
    <message>
        <source>its line skip or byte skip is not valid</source>
        <translation>line skip oder byte skip ist ungültig</translation>
    </message>
    <message>
        <source>it has no spatial axis</source>
        <translation>keine der Achsen ist räumlich</translation>
    </message>
    <message>
        <source>a voxel is not a number</source>
        <translation>ein Voxel ist keine Zahl</translation>
    </message>
    <message>
        <source>none of its voxels is a finite number</source>
        <translation>keines der Voxel ist eine endliche Zahl</translation>
    </message>
    <message>
        <source>its voxels need %1 MiB, more memory than there is</source>
        <translation>die Voxel brauchen %1 MiB, mehr Speicher, als es gibt</translation>
    </message>
    <message>
        <source>its header declares a size of %1 voxels along an axis</source>
        <translation>der Kopf nennt eine Größe von %1 Voxeln entlang einer Achse</translation>
    </message>
    <message>
        <source>its header declares more voxels than any machine holds</source>
        <translation>der Kopf nennt mehr Voxel, als ein Rechner fasst</translation>
    </message>
    <message>
        <source>its header declares %1 bytes of voxels but only %2 bytes of data follow</source>
        <translation>der Kopf nennt %1 Byte an Voxeln, aber nur %2 Byte an Daten folgen</translation>
    </message>
    <message>
        <source>copy or export it again</source>
        <translation>kopieren oder exportieren Sie die Datei neu</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>check the path and its permissions</source>
        <translation>prüfen Sie den Pfad und die Zugriffsrechte</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>prüfen Sie den Datenträger</translation>
    </message>
    <message>
        <source>convert it to NIfTI</source>
        <translation>wandeln Sie sie in NIfTI um</translation>
    </message>
    <message>
        <source>convert it to one of these formats</source>
        <translation>wandeln Sie sie in eines dieser Formate um</translation>
    </message>
    <message>
        <source>convert it to a numeric type</source>
        <translation>wandeln Sie sie in einen Zahlentyp um</translation>
    </message>
    <message>
        <source>convert it to float32</source>
        <translation>wandeln Sie sie in float32 um</translation>
    </message>
    <message>
        <source>convert it to grey values</source>
        <translation>wandeln Sie sie in Grauwerte um</translation>
    </message>
    <message>
        <source>choose no series</source>
        <translation>wählen Sie keine Serie</translation>
    </message>
    <message>
        <source>choose another series, or none to see them</source>
        <translation>wählen Sie eine andere Serie, oder keine, um alle zu sehen</translation>
    </message>
    <message>
        <source>choose one of those that &quot;twinray-cli info&quot; lists</source>
        <translation>wählen Sie eine von denen, die „twinray-cli info“ aufzählt</translation>
    </message>
    <message>
        <source>export one component as a scalar volume</source>
        <translation>exportieren Sie eine Komponente als Volumen aus einzelnen Zahlen</translation>
    </message>
    <message>
        <source>choose no component</source>
        <translation>wählen Sie keine Komponente</translation>
    </message>
    <message>
        <source>choose a component (%1)</source>
        <translation>wählen Sie eine Komponente (%1)</translation>
    </message>
    <message>
        <source>choose one of %1</source>
        <translation>wählen Sie eine von %1</translation>
    </message>
    <message>
        <source>choose one from 1 to %1</source>
        <translation>wählen Sie eine von 1 bis %1</translation>
    </message>
    <message>
        <source>reduce it 2 or 4 times</source>
        <translation>verringern Sie die Auflösung 2- oder 4-fach</translation>
    </message>
    <message>
        <source>choose one of them, or open one of its files</source>
        <translation>wählen Sie eine davon oder öffnen Sie eine ihrer Dateien</translation>
    </message>
    <message>
        <source>export one time or echo of the series into a folder of its own</source>
        <translation>exportieren Sie einen Zeitpunkt oder ein Echo der Serie in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>copy the whole series into the folder</source>
        <translation>kopieren Sie die ganze Serie in den Ordner</translation>
    </message>
    <message>
        <source>export them as a series of slices</source>
        <translation>exportieren Sie sie als Serie von Schnitten</translation>
    </message>
    <message>
        <source>choose a folder with the files of a DICOM series</source>
        <translation>wählen Sie einen Ordner mit den Dateien einer DICOM-Serie</translation>
    </message>
    <message>
        <source>choose a file of an image series</source>
        <translation>wählen Sie eine Datei aus einer Bildserie</translation>
    </message>
    <message>
        <source>export it without compression</source>
        <translation>exportieren Sie die Datei ohne Kompression</translation>
    </message>
    <message>
        <source>export it with 16 bits</source>
        <translation>exportieren Sie die Datei mit 16 Bit</translation>
    </message>
    <message>
        <source>export it in little endian</source>
        <translation>exportieren Sie die Datei als little-endian</translation>
    </message>
    <message>
        <source>save it as one .mha file</source>
        <translation>speichern Sie sie als eine .mha-Datei</translation>
    </message>
    <message>
        <source>save it as one .nrrd file</source>
        <translation>speichern Sie sie als eine .nrrd-Datei</translation>
    </message>
    <message>
        <source>copy that file beside it</source>
        <translation>kopieren Sie diese Datei daneben</translation>
    </message>
    <message>
        <source>export their magnitude as a scalar volume</source>
        <translation>exportieren Sie ihren Betrag als Volumen aus einzelnen Zahlen</translation>
    </message>
    <message>
        <source>export one of them</source>
        <translation>exportieren Sie eine davon</translation>
    </message>
    <message>
        <source>export one of these as a volume of three axes</source>
        <translation>exportieren Sie einen davon als Volumen mit drei Achsen</translation>
    </message>
    <message>
        <source>save it with encoding raw or gzip</source>
        <translation>speichern Sie die Datei mit der Kodierung raw oder gzip</translation>
    </message>
    <message>
        <source>reduce it or use a machine with more memory</source>
        <translation>verringern Sie die Auflösung oder nehmen Sie einen Rechner mit mehr Speicher</translation>
    </message>
    <message>
        <source>The file holds %1 volumes in time: %2 is shown.</source>
        <translation>Die Datei enthält %1 Volumen in der Zeit: %2 wird gezeigt.</translation>
    </message>
    <message>
        <source>the first one</source>
        <translation>das erste</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>Its voxels have %1 components: %2 is shown.</source>
        <translation>Die Voxel haben %1 Komponenten: %2 wird gezeigt.</translation>
    </message>
    <message>
        <source>At reduced resolution: each voxel is the mean of %1 x %1 x %1 of the file.</source>
        <translation>In verringerter Auflösung: Jedes Voxel ist das Mittel von %1 x %1 x %1 der Datei.</translation>
    </message>
    <message>
        <source>The file gives no valid voxel spacing along every axis: 1 mm is used there.</source>
        <translation>Die Datei nennt nicht für jede Achse einen gültigen Voxelabstand: Dort gilt 1 mm.</translation>
    </message>
    <message>
        <source>The file&apos;s axes are not at right angles: the nearest right-angled axes are used.</source>
        <translation>Die Achsen der Datei stehen nicht senkrecht aufeinander: Die nächsten rechtwinkligen Achsen werden benutzt.</translation>
    </message>
    <message>
        <source>The file&apos;s axes are not valid: its anatomical directions are unknown.</source>
        <translation>Die Achsen der Datei sind ungültig: Die anatomischen Richtungen sind unbekannt.</translation>
    </message>
    <message>
        <source>The file&apos;s space directions are not valid: its anatomical directions are unknown and its spacing is 1 mm.</source>
        <translation>Die Raumrichtungen der Datei sind ungültig: Die anatomischen Richtungen sind unbekannt, und der Abstand ist 1 mm.</translation>
    </message>
    <message>
        <source>The axes of the file&apos;s sform are not at right angles: its qform places the volume.</source>
        <translation>Die Achsen der sform stehen nicht senkrecht aufeinander: Die qform der Datei bestimmt die Lage des Volumens.</translation>
    </message>
    <message>
        <source>The axes of the file&apos;s sform are not at right angles and it has no qform: the nearest right-angled axes are used.</source>
        <translation>Die Achsen der sform stehen nicht senkrecht aufeinander, und eine qform fehlt: Die nächsten rechtwinkligen Achsen werden benutzt.</translation>
    </message>
    <message>
        <source>The file&apos;s sform and qform are not valid: its anatomical directions are unknown.</source>
        <translation>Sform und qform der Datei sind ungültig: Die anatomischen Richtungen sind unbekannt.</translation>
    </message>
    <message>
        <source>The file&apos;s slope or intercept is not a finite number: its values are not scaled.</source>
        <translation>Steigung oder Achsenabschnitt der Datei ist keine endliche Zahl: Die Werte werden nicht umgerechnet.</translation>
    </message>
    <message>
        <source>The file&apos;s image orientation is not valid: its anatomical directions are unknown.</source>
        <translation>Die Bildorientierung der Datei ist ungültig: Die anatomischen Richtungen sind unbekannt.</translation>
    </message>
    <message>
        <source>Images of the series that the folder holds twice are read once.</source>
        <translation>Bilder der Serie, die doppelt im Ordner sind, werden einmal gelesen.</translation>
    </message>
    <message>
        <source>The images of the series have no positions: they are stacked by their numbers.</source>
        <translation>Die Bilder der Serie haben keine Positionen: Sie werden nach ihren Nummern gestapelt.</translation>
    </message>
    <message>
        <source>The slices of the series are shifted against each other (gantry tilt), which the picture does not undo.</source>
        <translation>Die Schnitte der Serie sind gegeneinander verschoben (Gantry-Neigung); das Bild gleicht das nicht aus.</translation>
    </message>
    <message>
        <source>All %1 images of the file&apos;s series are read.</source>
        <translation>Alle %1 Bilder der Serie werden gelesen.</translation>
    </message>
    <message>
        <source>Damaged DICOM files in the folder are left out (%1).</source>
        <translation>Beschädigte DICOM-Dateien im Ordner werden ausgelassen (%1).</translation>
    </message>
    <message>
        <source>Its 64-bit integers are kept as %1.</source>
        <translation>Die ganzen Zahlen von 64 Bit werden als %1 gehalten.</translation>
    </message>
    <message>
        <source>%1 voxel that is not a finite number got the smallest finite value.</source>
        <translation>%1 Voxel, das keine endliche Zahl ist, bekam den kleinsten endlichen Wert.</translation>
    </message>
    <message>
        <source>%1 voxels that are not a finite number got the smallest finite value.</source>
        <translation>%1 Voxel, die keine endlichen Zahlen sind, bekamen den kleinsten endlichen Wert.</translation>
    </message>
    <message>
        <source>Cannot use &quot;%1&quot; as a label map: %2; %3.</source>
        <translation>„%1“ kann nicht als Labelkarte dienen: %2; %3.</translation>
    </message>
    <message>
        <source>it holds values that are not whole numbers from 0 on</source>
        <translation>die Werte sind nicht alle ganze Zahlen ab 0</translation>
    </message>
    <message>
        <source>choose a segmentation</source>
        <translation>wählen Sie eine Segmentierung</translation>
    </message>
    <message>
        <source>all its voxels are 0</source>
        <translation>alle Voxel sind 0</translation>
    </message>
    <message>
        <source>choose another segmentation</source>
        <translation>wählen Sie eine andere Segmentierung</translation>
    </message>
    <message>
        <source>it has more than %1 labels</source>
        <translation>sie hat mehr als %1 Labels</translation>
    </message>
    <message>
        <source>choose a segmentation with fewer</source>
        <translation>wählen Sie eine Segmentierung mit weniger</translation>
    </message>
    <message>
        <source>it lies beside the volume</source>
        <translation>sie liegt neben dem Volumen</translation>
    </message>
    <message>
        <source>choose the segmentation of this volume</source>
        <translation>wählen Sie die Segmentierung dieses Volumens</translation>
    </message>
    <message>
        <source>there is not enough memory for the label map: close other programs, or open a smaller volume</source>
        <translation>der Speicher reicht nicht für die Labelkarte: Schließen Sie andere Programme oder öffnen Sie ein kleineres Volumen</translation>
    </message>
    <message>
        <source>labels need values above 0, each once: correct the label %1</source>
        <translation>Labels brauchen Werte über 0, jeden nur einmal: Berichtigen Sie das Label %1</translation>
    </message>
    <message>
        <source>the label %1 needs a colour and an opacity of 0 to 1: choose others for it</source>
        <translation>das Label %1 braucht eine Farbe und eine Deckkraft von 0 bis 1: Wählen Sie andere dafür</translation>
    </message>
    <message>
        <source>a label map cannot have more than %1 labels: choose another file</source>
        <translation>eine Labelkarte kann nicht mehr als %1 Labels haben: Wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>a voxel of the label map has an unknown label: choose another file</source>
        <translation>ein Voxel der Labelkarte hat ein unbekanntes Label: Wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>the label map is not on the volume&apos;s grid: open it again for this volume</source>
        <translation>die Labelkarte liegt nicht auf dem Gitter des Volumens: Öffnen Sie sie für dieses Volumen neu</translation>
    </message>
    <message>
        <source>Cannot write %1 (%2): %3.</source>
        <translation>%1 kann nicht geschrieben werden (%2): %3.</translation>
    </message>
    <message>
        <source>unknown cause</source>
        <translation>Ursache unbekannt</translation>
    </message>
    <message>
        <source>choose a file in a folder that you may write to</source>
        <translation>wählen Sie eine Datei in einem Ordner, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>free some space or choose another disk</source>
        <translation>schaffen Sie Platz oder wählen Sie einen anderen Datenträger</translation>
    </message>
    <message>
        <source>Cannot write %1: it names no file; give a file name.</source>
        <translation>%1 kann nicht geschrieben werden: Das ist kein Dateiname; geben Sie einen an.</translation>
    </message>
    <message>
        <source>Cannot read %1; check that it is there and that you may read it.</source>
        <translation>%1 kann nicht gelesen werden; prüfen Sie, ob es die Datei gibt und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>%1 does not exist; check the path.</source>
        <translation>%1 gibt es nicht; prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>%1 is not a file; choose a file.</source>
        <translation>%1 ist keine Datei; wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>%1 is too large (%2 bytes, at most %3); choose another file.</source>
        <translation>%1 ist zu groß (%2 Byte, höchstens %3); wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Cannot read %1; check that you may read it.</source>
        <translation>%1 kann nicht gelesen werden; prüfen Sie, ob Sie die Datei lesen dürfen.</translation>
    </message>
    <message>
        <source>Cannot read %1; it changed while reading.</source>
        <translation>%1 kann nicht gelesen werden; die Datei hat sich währenddessen geändert.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>der zugeteilte Platz ist verbraucht</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem lässt sich nur lesen</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele symbolische Verweise</translation>
    </message>
    <message>
        <source>%1 is not a usable PNG picture (%2); choose another file.</source>
        <translation>%1 ist kein brauchbares PNG-Bild (%2); wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Cannot write %1: the picture is empty; render one first.</source>
        <translation>%1 kann nicht geschrieben werden: Das Bild ist leer; rendern Sie zuerst eines.</translation>
    </message>
    <message>
        <source>Cannot write %1: not enough memory; close other programs.</source>
        <translation>%1 kann nicht geschrieben werden: Der Speicher reicht nicht; schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Cannot write %1 (%2); choose another size or file.</source>
        <translation>%1 kann nicht geschrieben werden (%2); wählen Sie eine andere Größe oder Datei.</translation>
    </message>
    <message>
        <source>%1 would have no frames, or frames of no length; ask for at least one.</source>
        <translation>%1 hätte keine Einzelbilder oder solche ohne Dauer; verlangen Sie mindestens eines.</translation>
    </message>
    <message>
        <source>The frames of %1 are not of one size; make them so.</source>
        <translation>Die Einzelbilder von %1 sind nicht gleich groß; gleichen Sie ihre Größe an.</translation>
    </message>
    <message>
        <source>An empty picture cannot be resized.</source>
        <translation>Ein leeres Bild lässt sich nicht in eine andere Größe bringen.</translation>
    </message>
    <message>
        <source>A picture cannot have %1x%2 pixels; give at least 1x1.</source>
        <translation>Ein Bild kann nicht %1x%2 Pixel haben; geben Sie mindestens 1x1 an.</translation>
    </message>
    <message>
        <source>Area averaging cannot enlarge a picture; give a size of at most %1x%2.</source>
        <translation>Flächenmittelung kann kein Bild vergrößern; geben Sie höchstens %1x%2 an.</translation>
    </message>
    <message>
        <source>Pictures of %1x%2 and %3x%4 pixels cannot be compared; give two of one size.</source>
        <translation>Bilder von %1x%2 und %3x%4 Pixeln lassen sich nicht vergleichen; nehmen Sie zwei gleich große.</translation>
    </message>
    <message>
        <source>A picture of %1x%2 pixels cannot be reduced to %3x%4; give one that is larger.</source>
        <translation>Ein Bild von %1x%2 Pixeln lässt sich nicht auf %3x%4 verkleinern; nehmen Sie ein größeres.</translation>
    </message>
    <message>
        <source>Pictures of %1 and %2 pixels cannot be compared; give two of one size.</source>
        <translation>Bilder von %1 und %2 Pixeln lassen sich nicht vergleichen; nehmen Sie zwei gleich große.</translation>
    </message>
    <message>
        <source>Empty pictures cannot be compared; render them first.</source>
        <translation>Leere Bilder lassen sich nicht vergleichen; rendern Sie sie zuerst.</translation>
    </message>
    <message>
        <source>SSIM needs pictures of at least 11x11 pixels, not %1; give larger ones.</source>
        <translation>SSIM braucht Bilder von mindestens 11x11 Pixeln, nicht %1; nehmen Sie größere.</translation>
    </message>
    <message>
        <source>%1 holds no scene; choose a picture that TwinRay saved.</source>
        <translation>%1 enthält keine Szene; wählen Sie ein Bild, das TwinRay gespeichert hat.</translation>
    </message>
    <message>
        <source>The scene in %1 is damaged; choose another picture.</source>
        <translation>Die Szene in %1 ist beschädigt; wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>The scene in %1 cannot be used: %2; choose another picture.</source>
        <translation>Die Szene in %1 ist nicht brauchbar: %2; wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>A turntable of %1 frames cannot be made; ask for 1 to %2.</source>
        <translation>Eine Drehung aus %1 Bildern ist nicht möglich; verlangen Sie 1 bis %2.</translation>
    </message>
    <message>
        <source>Cannot make the folder %1; choose another, or a name that ends in .png.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen; wählen Sie einen anderen oder einen Namen, der auf .png endet.</translation>
    </message>
    <message>
        <source>Cannot make the folder %1 (%2); choose another, or a name that ends in .png.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen (%2); wählen Sie einen anderen oder einen Namen, der auf .png endet.</translation>
    </message>
    <message>
        <source>Expected errors and pictures differ in size; give those of one picture.</source>
        <translation>Erwartete Fehler und Bilder sind verschieden groß; nehmen Sie die eines Bilds.</translation>
    </message>
    <message>
        <source>a crop needs 0 &lt;= low &lt; high &lt;= 1 on each axis: change its bounds, or reset it</source>
        <translation>ein Zuschnitt braucht auf jeder Achse 0 &lt;= low &lt; high &lt;= 1: Ändern Sie die Grenzen oder setzen Sie ihn zurück</translation>
    </message>
    <message>
        <source>there are no presets in %1; install the program again</source>
        <translation>in %1 sind keine Voreinstellungen; installieren Sie das Programm neu</translation>
    </message>
    <message>
        <source>its viewpoint is not one</source>
        <translation>der Blickpunkt darin ist keiner</translation>
    </message>
    <message>
        <source>its %1 is out of range</source>
        <translation>„%1“ darin liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>its labels are no list of labels</source>
        <translation>die Labels darin sind keine Liste von Labels</translation>
    </message>
    <message>
        <source>its projection &quot;%1&quot; is unknown</source>
        <translation>die Projektion „%1“ darin ist unbekannt</translation>
    </message>
    <message>
        <source>its blending &quot;%1&quot; is unknown</source>
        <translation>die Überblendung „%1“ darin ist unbekannt</translation>
    </message>
    <message>
        <source>its background is not a colour</source>
        <translation>der Hintergrund darin ist keine Farbe</translation>
    </message>
    <message>
        <source>it is not a session of TwinRay</source>
        <translation>das ist keine Sitzung von TwinRay</translation>
    </message>
    <message>
        <source>its version is %1, but this program knows only version 1</source>
        <translation>die Version ist %1, dieses Programm kennt aber nur Version 1</translation>
    </message>
    <message>
        <source>its version is %1, but this program knows only version %2</source>
        <translation>die Version ist %1, dieses Programm kennt aber nur Version %2</translation>
    </message>
    <message>
        <source>%1 is not a session, or a part of it is missing; choose a file that TwinRay saved.</source>
        <translation>%1 ist keine Sitzung, oder ein Teil davon fehlt; wählen Sie eine Datei, die TwinRay gespeichert hat.</translation>
    </message>
    <message>
        <source>%1 cannot be used as a session: %2; choose a file that TwinRay saved.</source>
        <translation>%1 kann nicht als Sitzung dienen: %2; wählen Sie eine Datei, die TwinRay gespeichert hat.</translation>
    </message>
    <message>
        <source>ambient, diffuse and specular must be between 0 and 1, the specular power between 0 and 128</source>
        <translation>ambient, diffuse und specular müssen zwischen 0 und 1 liegen, die Schärfe der Glanzlichter zwischen 0 und 128</translation>
    </message>
    <message>
        <source>the opacity unit must be between 0 (one voxel) and 1000 mm</source>
        <translation>die Opazitätseinheit muss zwischen 0 (ein Voxel) und 1000 mm liegen</translation>
    </message>
    <message>
        <source>&quot;units&quot; must be &quot;absolute&quot; or &quot;percentile&quot;</source>
        <translation>„units“ muss „absolute“ oder „percentile“ sein</translation>
    </message>
    <message>
        <source>Cannot read the presets in %1: %2; check the path.</source>
        <translation>Die Voreinstellungen in %1 können nicht gelesen werden: %2; prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>%1 is not a preset (%2); mend or remove it.</source>
        <translation>%1 ist keine Voreinstellung (%2); berichtigen oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>%1 cannot be used as a preset: %2; mend or remove it.</source>
        <translation>%1 kann nicht als Voreinstellung dienen: %2; berichtigen oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>The range of a transfer function must be two finite numbers.</source>
        <translation>Der Bereich einer Transferfunktion muss aus zwei endlichen Zahlen bestehen.</translation>
    </message>
    <message>
        <source>An opacity mode needs a finite mean, a sigma above 0 and an amplitude between 0 and 1.</source>
        <translation>Eine Mode der Opazität braucht einen endlichen Mittelwert, ein Sigma über 0 und eine Amplitude zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>An opacity point needs a finite value and an opacity between 0 and 1.</source>
        <translation>Ein Punkt der Opazität braucht einen endlichen Wert und eine Opazität zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>A transfer function needs at least one colour node.</source>
        <translation>Eine Transferfunktion braucht mindestens eine Farbe.</translation>
    </message>
    <message>
        <source>A colour node needs a finite value and red, green and blue between 0 and 1.</source>
        <translation>Eine Farbe braucht einen endlichen Wert und Rot, Grün und Blau zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>%1 is not a finite number</source>
        <translation>%1 ist keine endliche Zahl</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>it has %1 %2, and 4096 are the most</source>
        <translation>sie hat %1 %2, und höchstens 4096 sind möglich</translation>
    </message>
    <message>
        <source>opacity points</source>
        <translation>Punkte der Opazität</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>%1 is not between 0 and 1</source>
        <translation>%1 liegt nicht zwischen 0 und 1</translation>
    </message>
    <message>
        <source>the ambient light</source>
        <translation>das Umgebungslicht</translation>
    </message>
    <message>
        <source>the diffuse light</source>
        <translation>das diffuse Licht</translation>
    </message>
    <message>
        <source>the specular light</source>
        <translation>der Glanz</translation>
    </message>
    <message>
        <source>an opacity&apos;s value</source>
        <translation>der Wert einer Opazität</translation>
    </message>
    <message>
        <source>an opacity</source>
        <translation>eine Opazität</translation>
    </message>
    <message>
        <source>a colour&apos;s value</source>
        <translation>der Wert einer Farbe</translation>
    </message>
    <message>
        <source>a colour</source>
        <translation>eine Farbe</translation>
    </message>
    <message>
        <source>a midpoint</source>
        <translation>ein Mittelpunkt</translation>
    </message>
    <message>
        <source>a sharpness</source>
        <translation>eine Schärfe</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>all its points lie at one value</source>
        <translation>alle Punkte liegen bei einem Wert</translation>
    </message>
    <message>
        <source>the line of its %1 is not one</source>
        <translation>die Zeile „%1“ ist keine solche</translation>
    </message>
    <message>
        <source>the line of its %1 ends too early</source>
        <translation>die Zeile „%1“ endet zu früh</translation>
    </message>
    <message>
        <source>it is neither JSON nor a volume property of 3D Slicer, which has nine lines</source>
        <translation>die Datei ist weder JSON noch eine Volumeneigenschaft von 3D Slicer, die neun Zeilen hat</translation>
    </message>
    <message>
        <source>line %1 is not a number</source>
        <translation>Zeile %1 ist keine Zahl</translation>
    </message>
    <message>
        <source>it holds no volume property</source>
        <translation>sie enthält keine Volumeneigenschaft</translation>
    </message>
    <message>
        <source>its volume property has no component</source>
        <translation>ihre Volumeneigenschaft hat keine Komponente</translation>
    </message>
    <message>
        <source>a colour is not three numbers</source>
        <translation>eine Farbe besteht nicht aus drei Zahlen</translation>
    </message>
    <message>
        <source>&quot;RGBPoints&quot; is not a list of groups of four numbers</source>
        <translation>„RGBPoints“ ist keine Liste von Gruppen aus vier Zahlen</translation>
    </message>
    <message>
        <source>&quot;Points&quot; is not a list of groups of four numbers</source>
        <translation>„Points“ ist keine Liste von Gruppen aus vier Zahlen</translation>
    </message>
    <message>
        <source>it holds no colour map</source>
        <translation>sie enthält keine Farbskala</translation>
    </message>
    <message>
        <source>its colour space %1 is not known here</source>
        <translation>ihr Farbraum %1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>%1 cannot be used as a transfer function: %2; choose a file that TwinRay, 3D Slicer (.vp, .vp.json) or ParaView (.json) saved.</source>
        <translation>%1 kann nicht als Transferfunktion dienen: %2; wählen Sie eine Datei, die TwinRay, 3D Slicer (.vp, .vp.json) oder ParaView (.json) gespeichert hat.</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation>sie ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>a part of it is missing or of another type than it should be</source>
        <translation>ein Teil davon fehlt oder hat einen anderen Typ als vorgesehen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>%1 must be a number</source>
        <translation>%1 muss eine Zahl sein</translation>
    </message>
    <message>
        <source>the range</source>
        <translation>der Bereich</translation>
    </message>
    <message>
        <source>an opacity point</source>
        <translation>jeder Wert eines Punkts der Opazität</translation>
    </message>
    <message>
        <source>a colour node</source>
        <translation>jeder Wert einer Farbe</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of %2 to %3 entries</source>
        <translation>„%1“ muss eine Liste von %2 bis %3 Einträgen sein</translation>
    </message>
    <message>
        <source>every entry of &quot;%1&quot; must be a list of %2 numbers</source>
        <translation>jeder Eintrag von „%1“ muss eine Liste von %2 Zahlen sein</translation>
    </message>
    <message>
        <source>&quot;kind&quot; of the opacity must be &quot;modes&quot; or &quot;points&quot;</source>
        <translation>„kind“ der Opazität muss „modes“ oder „points“ sein</translation>
    </message>
    <message>
        <source>the range must be two ascending numbers</source>
        <translation>der Bereich muss aus zwei aufsteigenden Zahlen bestehen</translation>
    </message>
    <message>
        <source>%1 is not a transfer function: it is not valid JSON; choose a file that TwinRay saved.</source>
        <translation>%1 ist keine Transferfunktion: Die Datei ist kein gültiges JSON; wählen Sie eine, die TwinRay gespeichert hat.</translation>
    </message>
    <message>
        <source>%1 cannot be used as a transfer function: %2; choose a file that TwinRay saved.</source>
        <translation>%1 kann nicht als Transferfunktion dienen: %2; wählen Sie eine Datei, die TwinRay gespeichert hat.</translation>
    </message>
    <message>
        <source>The camera&apos;s axes must be two finite directions that are not parallel.</source>
        <translation>Die Achsen der Kamera müssen zwei endliche Richtungen sein, die nicht parallel sind.</translation>
    </message>
    <message>
        <source>The orientation must be a finite quaternion other than 0.</source>
        <translation>Die Ausrichtung muss ein endliches Quaternion außer 0 sein.</translation>
    </message>
    <message>
        <source>The zoom must be a number.</source>
        <translation>Der Zoom muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>A volume cannot have %1 voxels along an axis: choose another file.</source>
        <translation>Ein Volumen kann nicht %1 Voxel entlang einer Achse haben: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>A volume cannot have a voxel spacing of %1 mm: correct the spacing in its file.</source>
        <translation>Ein Volumen kann keinen Voxelabstand von %1 mm haben: Berichtigen Sie den Abstand in der Datei.</translation>
    </message>
    <message>
        <source>A volume of that many voxels does not fit in memory: choose another file.</source>
        <translation>Ein Volumen aus so vielen Voxeln passt nicht in den Speicher: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>A volume cannot be brought to %1 voxels a side; ask for 1 at least.</source>
        <translation>Ein Volumen lässt sich nicht auf %1 Voxel je Seite bringen; verlangen Sie mindestens 1.</translation>
    </message>
    <message>
        <source>TWINRAY_RESOURCES names no folder: %1; unset it or correct it</source>
        <translation>TWINRAY_RESOURCES nennt keinen Ordner: %1; entfernen oder berichtigen Sie die Variable</translation>
    </message>
    <message>
        <source>no resource folder beside %1; run the program from where it was built or installed, or set TWINRAY_RESOURCES</source>
        <translation>kein Ordner mit Ressourcen neben %1; starten Sie das Programm dort, wo es gebaut oder installiert wurde, oder setzen Sie TWINRAY_RESOURCES</translation>
    </message>
    <message>
        <source>This picture cannot be moved to that viewpoint: more has changed, or its depth is not known; wait for the next picture.</source>
        <translation>Dieses Bild lässt sich nicht zu diesem Blickpunkt verschieben: Es hat sich mehr geändert, oder seine Tiefe ist nicht bekannt; warten Sie auf das nächste Bild.</translation>
    </message>
    <message>
        <source>The weights of the autoencoder of looks are not as many as it has, or not finite; learn it anew.</source>
        <translation>Die Gewichte des Autoencoders sind nicht so viele, wie er hat, oder nicht endlich; lernen Sie ihn neu.</translation>
    </message>
    <message>
        <source>A part of the map needs a centre and an extent above 0; both go from 0 to 1.</source>
        <translation>Ein Teil der Karte braucht eine Mitte und eine Ausdehnung über 0; beide gehen von 0 bis 1.</translation>
    </message>
    <message>
        <source>A map of looks without points shows nothing; learn it anew.</source>
        <translation>Eine Karte ohne Punkte zeigt nichts; lernen Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 is no map of looks that this program reads (%2); choose another file.</source>
        <translation>%1 ist keine Karte von Transferfunktionen, die dieses Programm liest (%2); wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>it begins otherwise</source>
        <translation>die Datei beginnt anders</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>it has too many points</source>
        <translation>sie hat zu viele Punkte</translation>
    </message>
    <message>
        <source>a number is not finite</source>
        <translation>eine Zahl ist nicht endlich</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>die Datei ist zu lang</translation>
    </message>
    <message>
        <source>Looks are learned on volumes; name at least one.</source>
        <translation>Die Karte wird an Volumen gelernt; nennen Sie mindestens eines.</translation>
    </message>
    <message>
        <source>A map takes 4 to 10000 points; choose another number.</source>
        <translation>Eine Karte fasst 4 bis 10000 Punkte; wählen Sie eine andere Zahl.</translation>
    </message>
    <message>
        <source>Trustworthiness needs as many points as places and fewer neighbours than half of them.</source>
        <translation>Das Maß der Treue braucht so viele Punkte wie Orte und weniger Nachbarn als die Hälfte davon.</translation>
    </message>
    <message>
        <source>The transfer function has no such mode to drag; give one it has.</source>
        <translation>Die Transferfunktion hat keine solche Mode zum Ziehen; nennen Sie eine, die sie hat.</translation>
    </message>
    <message>
        <source>The transfer function has no such colour to drag; give one it has.</source>
        <translation>Die Transferfunktion hat keine solche Farbe zum Ziehen; nennen Sie eine, die sie hat.</translation>
    </message>
    <message>
        <source>No transfer function with modes was found for this volume; give another seed.</source>
        <translation>Für dieses Volumen wurde keine Transferfunktion mit Moden gefunden; geben Sie einen anderen Startwert an.</translation>
    </message>
    <message>
        <source>There is no drag &quot;%1&quot;; choose tf, color, orbit or zoom.</source>
        <translation>Ein Ziehen „%1“ gibt es nicht; wählen Sie tf, color, orbit oder zoom.</translation>
    </message>
    <message>
        <source>There is no sampler &quot;%1&quot;; choose informed or seed.</source>
        <translation>Ein Verfahren „%1“ für zufällige Szenen gibt es nicht; wählen Sie informed oder seed.</translation>
    </message>
    <message>
        <source>Every voxel of the volume has the same value, so there is nothing to sample; choose another volume.</source>
        <translation>Alle Voxel des Volumens haben denselben Wert, also gibt es nichts auszuwählen; wählen Sie ein anderes Volumen.</translation>
    </message>
    <message>
        <source>The part of the range where modes may lie must have 0 &lt;= begin alpha &lt; end alpha &lt;= 1.</source>
        <translation>Für den Teil des Bereichs, in dem Moden liegen dürfen, muss 0 &lt;= begin alpha &lt; end alpha &lt;= 1 gelten.</translation>
    </message>
    <message>
        <source>The largest zoom must be between 1 and 100.</source>
        <translation>Der größte Zoom muss zwischen 1 und 100 liegen.</translation>
    </message>
    <message>
        <source>The part of the samples that have a keyframe must be between 0 and 0.9.</source>
        <translation>Der Anteil der Szenen mit Schlüsselbild muss zwischen 0 und 0.9 liegen.</translation>
    </message>
    <message>
        <source>The seed sampler spans 0 to the largest value, which is not above 0; use the informed sampler.</source>
        <translation>Das Verfahren seed reicht von 0 bis zum größten Wert, und der ist nicht größer als 0; nehmen Sie informed.</translation>
    </message>
    <message>
        <source>%1 cannot be used as part of a dataset: %2; sample the folder again.</source>
        <translation>%1 ist als Teil eines Datensatzes nicht brauchbar: %2; legen Sie den Datensatz neu an.</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>die Datei ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its version is not %1, the one this program knows</source>
        <translation>die Version ist nicht %1, die dieses Programm kennt</translation>
    </message>
    <message>
        <source>its shape is %1 instead of channels x height x width</source>
        <translation>die Form ist %1 statt Kanäle x Höhe x Breite</translation>
    </message>
    <message>
        <source>its shape is %1 instead of %2</source>
        <translation>die Form ist %1 statt %2</translation>
    </message>
    <message>
        <source>it holds values that are not finite</source>
        <translation>sie enthält Werte, die nicht endlich sind</translation>
    </message>
    <message>
        <source>%1 (sample %2)</source>
        <translation>%1 (Szene %2)</translation>
    </message>
    <message>
        <source>its scalar values are not in ascending order</source>
        <translation>die Skalarwerte steigen nicht an</translation>
    </message>
    <message>
        <source>its scalar range differs from that of the opacities</source>
        <translation>der Skalarbereich ist ein anderer als der der Opazitäten</translation>
    </message>
    <message>
        <source>it holds opacities or colours outside 0..1</source>
        <translation>sie enthält Opazitäten oder Farben außerhalb von 0..1</translation>
    </message>
    <message>
        <source>its value %1 is no number</source>
        <translation>der Wert %1 ist keine Zahl</translation>
    </message>
    <message>
        <source>it names %1 pictures for %2 samples</source>
        <translation>sie nennt %1 Bilder für %2 Szenen</translation>
    </message>
    <message>
        <source>it has no samples, or too many</source>
        <translation>sie hat keine Szenen oder zu viele</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>die Datei fehlt</translation>
    </message>
    <message>
        <source>it names a keyframe that is no other sample of the folder</source>
        <translation>sie nennt ein Schlüsselbild, das keine andere Szene des Ordners ist</translation>
    </message>
    <message>
        <source>it holds %1 values instead of %2</source>
        <translation>sie enthält %1 Werte statt %2</translation>
    </message>
    <message>
        <source>it holds a zoom that is not above 0</source>
        <translation>sie enthält einen Zoom, der nicht über 0 liegt</translation>
    </message>
    <message>
        <source>its scalar range is empty</source>
        <translation>der Skalarbereich ist leer</translation>
    </message>
    <message>
        <source>it holds negative values</source>
        <translation>sie enthält negative Werte</translation>
    </message>
    <message>
        <source>Cannot make the folder %1 (%2); choose another place.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen (%2); wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>A dataset has 1 to %1 samples, not %2; give another count.</source>
        <translation>Ein Datensatz hat 1 bis %1 Szenen, nicht %2; geben Sie eine andere Zahl an.</translation>
    </message>
    <message>
        <source>%1 already holds a dataset; choose another folder or remove it.</source>
        <translation>%1 enthält schon einen Datensatz; wählen Sie einen anderen Ordner oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>%1 holds no dataset (neither view.npy nor inputs.csv is there); make one with `twinray-cli sample`.</source>
        <translation>%1 enthält keinen Datensatz (weder view.npy noch inputs.csv ist da); legen Sie einen mit `twinray-cli sample` an.</translation>
    </message>
    <message>
        <source>cannot make the folder %1: %2; choose a folder that you may write to</source>
        <translation>der Ordner %1 lässt sich nicht anlegen: %2; wählen Sie einen Ordner, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>the samples in %1 were drawn for another volume; give that volume</source>
        <translation>die Szenen in %1 wurden für ein anderes Volumen gezogen; geben Sie dieses an</translation>
    </message>
    <message>
        <source>the folder %1 holds pictures of another size or quality; sample a new one</source>
        <translation>der Ordner %1 enthält Bilder in anderer Größe oder Qualität; legen Sie einen neuen an</translation>
    </message>
    <message>
        <source>the folder %1 holds guides of another size or quality; remove its folder guides to render them anew</source>
        <translation>der Ordner %1 enthält Vorbilder in anderer Größe oder Qualität; entfernen Sie darin den Ordner guides, um sie neu zu rendern</translation>
    </message>
    <message>
        <source>the folder %1 holds rendered pictures; continue with --resume</source>
        <translation>der Ordner %1 enthält gerenderte Bilder; setzen Sie mit --resume fort</translation>
    </message>
    <message>
        <source>%1 is not a usable NumPy array (%2); write it again with TwinRay or numpy.save.</source>
        <translation>%1 ist kein brauchbares NumPy-Array (%2); schreiben Sie es neu mit TwinRay oder numpy.save.</translation>
    </message>
    <message>
        <source>its header is broken</source>
        <translation>der Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its type %1 is none of little-endian float16, float32, float64, int32, int64 and uint8</source>
        <translation>der Typ %1 ist keiner von float16, float32, float64, int32, int64 und uint8 in little-endian</translation>
    </message>
    <message>
        <source>it cannot be read to its end</source>
        <translation>die Datei lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>it does not start like one</source>
        <translation>die Datei beginnt nicht wie eines</translation>
    </message>
    <message>
        <source>its version %1 is unknown</source>
        <translation>die Version %1 ist unbekannt</translation>
    </message>
    <message>
        <source>it is longer than its header says</source>
        <translation>die Datei ist länger, als ihr Kopf sagt</translation>
    </message>
    <message>
        <source>Cannot read %1; check that it exists and that you may read it.</source>
        <translation>%1 kann nicht gelesen werden; prüfen Sie, ob es die Datei gibt und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The array for %1 has another shape.</source>
        <translation>Das Array für %1 hat eine andere Form.</translation>
    </message>
    <message>
        <source>it is no PNG file</source>
        <translation>die Datei ist kein PNG</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>the file is cut off</source>
        <translation>die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>the colour type is unknown</source>
        <translation>die Art der Farben ist unbekannt</translation>
    </message>
    <message>
        <source>The model %1 cannot paint %2; %3.</source>
        <translation>Das Modell %1 kann %2 nicht malen; %3.</translation>
    </message>
    <message>
        <source>maximum intensity, which no network has learnt</source>
        <translation>Maximumintensität, die kein Netz gelernt hat,</translation>
    </message>
    <message>
        <source>look at the reference, or return to compositing</source>
        <translation>sehen Sie die Referenz an oder kehren Sie zur Durchsicht zurück</translation>
    </message>
    <message>
        <source>panned views</source>
        <translation>verschobene Ansichten</translation>
    </message>
    <message>
        <source>reset the pan, or open another model</source>
        <translation>setzen Sie die Verschiebung zurück oder öffnen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>cropped volumes</source>
        <translation>zugeschnittene Volumen</translation>
    </message>
    <message>
        <source>reset the crop, or open another model</source>
        <translation>setzen Sie den Zuschnitt zurück oder öffnen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>close the label map, or open another model</source>
        <translation>schließen Sie die Labelkarte oder öffnen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>orthographic views</source>
        <translation>orthografische Ansichten</translation>
    </message>
    <message>
        <source>return to perspective, or open another model</source>
        <translation>kehren Sie zur Perspektive zurück oder öffnen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>The model %1 is not one of TFGAN&apos;s networks, which paint from the transfer function itself; open a tfgan model.</source>
        <translation>Das Modell %1 ist keines von TFGANs Netzen, die aus der Transferfunktion selbst malen; öffnen Sie ein tfgan-Modell.</translation>
    </message>
    <message>
        <source>The architecture %1 in %2 is unknown; use guided, tfgan or opacity.</source>
        <translation>Die Architektur %1 in %2 ist unbekannt; verwenden Sie guided, tfgan oder opacity.</translation>
    </message>
    <message>
        <source>The network description in %1 %2; use a file that this program wrote.</source>
        <translation>Die Beschreibung des Netzes in %1 %2; verwenden Sie eine Datei, die dieses Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>a copy</source>
        <translation>einer Kopie</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>has no whole number %1</source>
        <translation>hat keine ganze Zahl %1</translation>
    </message>
    <message>
        <source>has %1 outside %2..%3</source>
        <translation>hat %1 außerhalb von %2..%3</translation>
    </message>
    <message>
        <source>lists no guide channels</source>
        <translation>nennt keine Kanäle des Vorbilds</translation>
    </message>
    <message>
        <source>has a guide whose first channels are not r, g, b</source>
        <translation>hat ein Vorbild, dessen erste Kanäle nicht r, g, b sind</translation>
    </message>
    <message>
        <source>has %1 that is neither true nor false</source>
        <translation>hat %1, das weder wahr noch falsch ist</translation>
    </message>
    <message>
        <source>takes keyframes, but no guide with a channel a</source>
        <translation>nimmt Schlüsselbilder, aber kein Vorbild mit einem Kanal a</translation>
    </message>
    <message>
        <source>has %1 %2, outside %3..%4</source>
        <translation>hat %1 %2, außerhalb von %3..%4</translation>
    </message>
    <message>
        <source>has %1 %2, which is no power of two</source>
        <translation>hat %1 %2, was keine Zweierpotenz ist</translation>
    </message>
    <message>
        <source>does not say whether residual_upsampling is true</source>
        <translation>sagt nicht, ob residual_upsampling wahr ist</translation>
    </message>
    <message>
        <source>has a picture_size below its guide_size</source>
        <translation>hat eine picture_size unter der guide_size</translation>
    </message>
    <message>
        <source>has a minimum_size that is not below its guide_size</source>
        <translation>hat eine minimum_size, die nicht unter der guide_size liegt</translation>
    </message>
    <message>
        <source>has an opacity network of another size than its guide</source>
        <translation>hat ein Opazitätsnetz anderer Größe als das Vorbild</translation>
    </message>
    <message>
        <source>has an opacity network of another latent size than its own</source>
        <translation>hat ein Opazitätsnetz mit einer anderen latenten Größe als der eigenen</translation>
    </message>
    <message>
        <source>has a minimum_size above its guide_size</source>
        <translation>hat eine minimum_size über der guide_size</translation>
    </message>
    <message>
        <source>The network over the opacity network of %1 %2; use another opacity model.</source>
        <translation>Das Netz über dem Opazitätsnetz von %1 %2; verwenden Sie ein anderes Opazitätsmodell.</translation>
    </message>
    <message>
        <source>The model %1 %2; use another copy of it.</source>
        <translation>Das Modell %1 %2; verwenden Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>The model %1 %2; use another model.</source>
        <translation>Das Modell %1 %2; verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>is no model</source>
        <translation>ist kein Modell</translation>
    </message>
    <message>
        <source>has version %1, and this program knows version 1</source>
        <translation>hat die Version %1, und dieses Programm kennt Version 1</translation>
    </message>
    <message>
        <source>does not say its architecture</source>
        <translation>nennt seine Architektur nicht</translation>
    </message>
    <message>
        <source>needs a guide of the unknown quality %1</source>
        <translation>braucht ein Vorbild in der unbekannten Qualität %1</translation>
    </message>
    <message>
        <source>has a broken list of training data</source>
        <translation>hat eine beschädigte Liste von Trainingsdaten</translation>
    </message>
    <message>
        <source>names no file beside it for views that stand still</source>
        <translation>nennt keine Datei daneben für ruhende Ansichten</translation>
    </message>
    <message>
        <source>holds other weights than its description says</source>
        <translation>enthält andere Gewichte, als seine Beschreibung sagt</translation>
    </message>
    <message>
        <source>lacks the weights %1</source>
        <translation>hat die Gewichte %1 nicht</translation>
    </message>
    <message>
        <source>has weights %1 of a wrong shape</source>
        <translation>hat Gewichte %1 von falscher Form</translation>
    </message>
    <message>
        <source>has weights %1 that are not finite</source>
        <translation>hat Gewichte %1, die nicht endlich sind</translation>
    </message>
    <message>
        <source>has a broken description</source>
        <translation>hat eine beschädigte Beschreibung</translation>
    </message>
    <message>
        <source>The model %1 has weights %2 that are not finite; use another copy of it.</source>
        <translation>Das Modell %1 hat Gewichte %2, die nicht endlich sind; verwenden Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>The model %1 cannot start from a keyframe, so it has no part in views that stand still; use one that can.</source>
        <translation>Das Modell %1 kann nicht von einem Schlüsselbild ausgehen, hat also keinen Teil an ruhenden Ansichten; verwenden Sie eines, das es kann.</translation>
    </message>
    <message>
        <source>The model %1 needs a guide with other channels than this program renders; use another model.</source>
        <translation>Das Modell %1 braucht ein Vorbild mit anderen Kanälen, als dieses Programm rendert; verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>There is no model %1 beside %2; give the name of a file in the same folder.</source>
        <translation>Neben %2 gibt es kein Modell %1; geben Sie den Namen einer Datei im selben Ordner an.</translation>
    </message>
    <message>
        <source>The model %1 is a folder; give the file.</source>
        <translation>Das Modell %1 ist ein Ordner; geben Sie die Datei an.</translation>
    </message>
    <message>
        <source>The checkpoint %1 is a folder; give the file.</source>
        <translation>Der Zwischenstand %1 ist ein Ordner; geben Sie die Datei an.</translation>
    </message>
    <message>
        <source>The model %1 cannot be read; check that it exists.</source>
        <translation>Das Modell %1 kann nicht gelesen werden; prüfen Sie, ob es die Datei gibt.</translation>
    </message>
    <message>
        <source>The checkpoint %1 cannot be read; check that it exists.</source>
        <translation>Der Zwischenstand %1 kann nicht gelesen werden; prüfen Sie, ob es die Datei gibt.</translation>
    </message>
    <message>
        <source>The model %1 has %2 MiB, more than any model of this program; choose another file.</source>
        <translation>Das Modell %1 hat %2 MiB, mehr als jedes Modell dieses Programms; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The checkpoint %1 has %2 MiB, more than any checkpoint of this program; choose another file.</source>
        <translation>Der Zwischenstand %1 hat %2 MiB, mehr als jeder Zwischenstand dieses Programms; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The model %1 cannot be read; check its permissions.</source>
        <translation>Das Modell %1 kann nicht gelesen werden; prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The checkpoint %1 cannot be read; check its permissions.</source>
        <translation>Der Zwischenstand %1 kann nicht gelesen werden; prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The model %1 has a broken description; use another copy of it.</source>
        <translation>Das Modell %1 hat eine beschädigte Beschreibung; verwenden Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>The checkpoint %1 has a broken description; use another copy of it.</source>
        <translation>Der Zwischenstand %1 hat eine beschädigte Beschreibung; verwenden Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>The model %1 %2; use a file that twinray&apos;s training wrote.</source>
        <translation>Das Modell %1 %2; verwenden Sie eine Datei, die das Training von TwinRay geschrieben hat.</translation>
    </message>
    <message>
        <source>The checkpoint %1 %2; use a file that twinray&apos;s training wrote.</source>
        <translation>Der Zwischenstand %1 %2; verwenden Sie eine Datei, die das Training von TwinRay geschrieben hat.</translation>
    </message>
    <message>
        <source>has a tensor of too many dimensions</source>
        <translation>hat einen Tensor mit zu vielen Dimensionen</translation>
    </message>
    <message>
        <source>has a tensor of another size than it says</source>
        <translation>hat einen Tensor anderer Größe als angegeben</translation>
    </message>
    <message>
        <source>was not written by this program</source>
        <translation>wurde nicht von diesem Programm geschrieben</translation>
    </message>
    <message>
        <source>lacks the record of %1</source>
        <translation>hat den Eintrag von %1 nicht</translation>
    </message>
    <message>
        <source>is cut off</source>
        <translation>ist abgeschnitten</translation>
    </message>
    <message>
        <source>is no archive</source>
        <translation>ist kein Archiv</translation>
    </message>
    <message>
        <source>is no archive, or is cut off</source>
        <translation>ist kein Archiv oder ist abgeschnitten</translation>
    </message>
    <message>
        <source>has a broken directory</source>
        <translation>hat ein beschädigtes Verzeichnis</translation>
    </message>
    <message>
        <source>holds compressed records</source>
        <translation>enthält komprimierte Einträge</translation>
    </message>
    <message>
        <source>has a broken record %1</source>
        <translation>hat einen beschädigten Eintrag %1</translation>
    </message>
    <message>
        <source>has a damaged record %1</source>
        <translation>hat einen beschädigten Eintrag %1</translation>
    </message>
    <message>
        <source>holds the record %1 twice</source>
        <translation>enthält den Eintrag %1 doppelt</translation>
    </message>
    <message>
        <source>This machine has no CUDA device that LibTorch can use; train with device cpu.</source>
        <translation>Dieser Rechner hat kein CUDA-Gerät, das LibTorch benutzen kann; trainieren Sie mit dem Gerät cpu.</translation>
    </message>
    <message>
        <source>The device %1 is unknown; use auto, cpu or cuda.</source>
        <translation>Das Gerät %1 ist unbekannt; verwenden Sie auto, cpu oder cuda.</translation>
    </message>
    <message>
        <source>The architecture %1 cannot be trained by this program; use guided, tfgan or opacity.</source>
        <translation>Die Architektur %1 kann dieses Programm nicht trainieren; verwenden Sie guided, tfgan oder opacity.</translation>
    </message>
    <message>
        <source>The model %1 has another network than the recipe; use a recipe with its network.</source>
        <translation>Das Modell %1 hat ein anderes Netz als das Rezept; verwenden Sie ein Rezept mit seinem Netz.</translation>
    </message>
    <message>
        <source>The datasets given are not those that the run in %1 began with; give the same, in the same order.</source>
        <translation>Die angegebenen Datensätze sind nicht die, mit denen das Training in %1 begann; geben Sie dieselben in derselben Reihenfolge an.</translation>
    </message>
    <message>
        <source>The run in %1 has batches of %2; resume it without another batch size.</source>
        <translation>Das Training in %1 hat Stapel von %2; setzen Sie es ohne andere Stapelgröße fort.</translation>
    </message>
    <message>
        <source>The checkpoint of %1 lacks its state; start a new run.</source>
        <translation>Dem Zwischenstand von %1 fehlt sein Zustand; beginnen Sie ein neues Training.</translation>
    </message>
    <message>
        <source>The training failed in LibTorch (%1); try a smaller batch, or another device.</source>
        <translation>Das Training scheiterte in LibTorch (%1); versuchen Sie kleinere Stapel oder ein anderes Gerät.</translation>
    </message>
    <message>
        <source>The training ran out of memory; use a smaller batch or a smaller cache in the recipe.</source>
        <translation>Dem Training ging der Speicher aus; verwenden Sie im Rezept kleinere Stapel oder einen kleineren Zwischenspeicher.</translation>
    </message>
    <message>
        <source>The dataset pictures are of different sizes, which cannot share a batch of whole pictures or of crops as large as they are; render them at one size, or choose a smaller crop.</source>
        <translation>Die Bilder des Datensatzes sind verschieden groß und passen nicht in einen Stapel aus ganzen Bildern oder ebenso großen Ausschnitten; rendern Sie sie in einer Größe oder wählen Sie einen kleineren Ausschnitt.</translation>
    </message>
    <message>
        <source>The training diverged at step %1 (the loss is not finite); resume with a lower learning rate in the recipe.</source>
        <translation>Das Training lief bei Schritt %1 auseinander (der Verlust ist nicht endlich); setzen Sie es mit einer kleineren Lernrate im Rezept fort.</translation>
    </message>
    <message>
        <source>The checkpoint of %1 does not fit the run&apos;s networks; start a new run.</source>
        <translation>Der Zwischenstand von %1 passt nicht zu den Netzen des Trainings; beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>The recipe %1 %2; correct it or leave it out to use the built-in one.</source>
        <translation>Das Rezept %1 %2; berichtigen Sie es oder lassen Sie es weg, um das eingebaute zu benutzen.</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>is not of version 1</source>
        <translation>ist nicht von Version 1</translation>
    </message>
    <message>
        <source>has the unknown key %1</source>
        <translation>hat den unbekannten Schlüssel %1</translation>
    </message>
    <message>
        <source>is for an unknown architecture</source>
        <translation>ist für eine unbekannte Architektur</translation>
    </message>
    <message>
        <source>has %1 out of range</source>
        <translation>hat %1 außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>has adversarial that is neither hinge nor bce</source>
        <translation>hat adversarial, das weder hinge noch bce ist</translation>
    </message>
    <message>
        <source>has train_only that is no text</source>
        <translation>hat train_only, das kein Text ist</translation>
    </message>
    <message>
        <source>has ms_ssim_weight for opacity pictures</source>
        <translation>hat ms_ssim_weight für Opazitätsbilder</translation>
    </message>
    <message>
        <source>has reconstruction_weight for another architecture than opacity</source>
        <translation>hat reconstruction_weight für eine andere Architektur als opacity</translation>
    </message>
    <message>
        <source>has no loss</source>
        <translation>hat keinen Verlust</translation>
    </message>
    <message>
        <source>The recipe %1 is no JSON; correct it.</source>
        <translation>Das Rezept %1 ist kein JSON; berichtigen Sie es.</translation>
    </message>
    <message>
        <source>The recipe %1 is damaged; install the program again.</source>
        <translation>Das Rezept %1 ist beschädigt; installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>The run folder %1 cannot be made (%2); choose a place that you may write to.</source>
        <translation>Der Ordner %1 für das Training lässt sich nicht anlegen (%2); wählen Sie einen Ort, an den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The run folder %1 cannot be written; choose a place that you may write to.</source>
        <translation>In den Ordner %1 des Trainings kann nicht geschrieben werden; wählen Sie einen Ort, an den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Another training is running in %1; wait for it or choose another folder.</source>
        <translation>In %1 läuft ein anderes Training; warten Sie darauf oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no run folder; say where the training should keep its files.</source>
        <translation>Es gibt keinen Ordner für das Training; geben Sie an, wo es seine Dateien ablegen soll.</translation>
    </message>
    <message>
        <source>The run folder %1 already holds something; resume the run in it or choose another folder.</source>
        <translation>Im Ordner %1 ist schon etwas; setzen Sie das Training darin fort oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no run to resume in %1; give the folder of an earlier training.</source>
        <translation>In %1 gibt es kein Training zum Fortsetzen; geben Sie den Ordner eines früheren an.</translation>
    </message>
    <message>
        <source>The run configuration %1 cannot be understood; start a new run.</source>
        <translation>Die Einstellungen des Trainings %1 sind nicht zu verstehen; beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>The run folder %1 holds no readable checkpoint; start a new run.</source>
        <translation>Der Ordner %1 des Trainings enthält keinen lesbaren Zwischenstand; beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>The dataset %1 does not say how large its volume is; sample it again with this program.</source>
        <translation>Der Datensatz %1 sagt nicht, wie groß sein Volumen ist; legen Sie ihn mit diesem Programm neu an.</translation>
    </message>
    <message>
        <source>There is no dataset to train on; give at least one dataset folder.</source>
        <translation>Es gibt keinen Datensatz zum Trainieren; geben Sie mindestens einen Ordner mit einem an.</translation>
    </message>
    <message>
        <source>The dataset %1 %2.</source>
        <translation>Der Datensatz %1 %2.</translation>
    </message>
    <message>
        <source>has fewer than two samples; sample more</source>
        <translation>hat weniger als zwei Szenen; ziehen Sie mehr</translation>
    </message>
    <message>
        <source>has no pictures yet; run twinray-cli render on it first</source>
        <translation>hat noch keine Bilder; rufen Sie zuerst twinray-cli render dafür auf</translation>
    </message>
    <message>
        <source>has guides of quality %1 where the first dataset has %2; mix only equal ones</source>
        <translation>hat Vorbilder der Qualität %1, der erste Datensatz aber %2; mischen Sie nur gleiche</translation>
    </message>
    <message>
        <source>The dataset %1 has no pictures with guides yet; run twinray-cli render on it first.</source>
        <translation>Der Datensatz %1 hat noch keine Bilder mit Vorbildern; rufen Sie zuerst twinray-cli render dafür auf.</translation>
    </message>
    <message>
        <source>The dataset %1 has guides with other channels than the network takes; render it for this network.</source>
        <translation>Der Datensatz %1 hat Vorbilder mit anderen Kanälen, als das Netz nimmt; rendern Sie ihn für dieses Netz.</translation>
    </message>
    <message>
        <source>The picture %1 is %2 where the network needs %3 or a larger square; render the dataset at that size.</source>
        <translation>Das Bild %1 hat %2 Pixel, das Netz braucht aber %3 oder ein größeres Quadrat; rendern Sie den Datensatz in dieser Größe.</translation>
    </message>
    <message>
        <source>The guide %1 is not 1/%2 of its picture&apos;s size with %3 channels; render the dataset for this network.</source>
        <translation>Das Vorbild %1 hat nicht 1/%2 der Größe seines Bilds mit %3 Kanälen; rendern Sie den Datensatz für dieses Netz.</translation>
    </message>
    <message>
        <source>The pictures of a figure are not of one size; render all of them at the same.</source>
        <translation>Die Bilder einer Abbildung sind nicht gleich groß; rendern Sie alle in derselben Größe.</translation>
    </message>
    <message>
        <source>Figures do not come in the language &quot;%1&quot;; choose en or de.</source>
        <translation>Abbildungen gibt es nicht in der Sprache „%1“; wählen Sie en oder de.</translation>
    </message>
    <message>
        <source>the GPU (%1) could not render this volume: render it on the CPU, or open it at a reduced resolution (%2)</source>
        <translation>der Grafikprozessor (%1) konnte dieses Volumen nicht rendern: Rendern Sie es auf der CPU oder öffnen Sie es in geringerer Auflösung (%2)</translation>
    </message>
    <message>
        <source>A guide of %1x%2 pixels cannot be made; choose sides from 1 to %3.</source>
        <translation>Ein Vorbild von %1x%2 Pixeln ist nicht möglich; wählen Sie Seiten von 1 bis %3.</translation>
    </message>
    <message>
        <source>A target of %1x%2 pixels says too little; choose a picture of at least %3 pixels a side.</source>
        <translation>Ein Ziel von %1x%2 Pixeln sagt zu wenig; wählen Sie ein Bild von mindestens %3 Pixeln je Seite.</translation>
    </message>
    <message>
        <source>Every voxel of the volume has the same value, so no transfer function can be found for it; choose another volume.</source>
        <translation>Alle Voxel des Volumens haben denselben Wert, also lässt sich keine Transferfunktion dafür finden; wählen Sie ein anderes Volumen.</translation>
    </message>
    <message>
        <source>A search needs some time and a range of values that may change.</source>
        <translation>Eine Suche braucht etwas Zeit und einen Bereich von Werten, die sich ändern dürfen.</translation>
    </message>
    <message>
        <source>Opacity and colours are both locked, so there is nothing to search for; unlock one of them.</source>
        <translation>Deckkraft und Farben sollen beide behalten werden, also gibt es nichts zu suchen; geben Sie eines davon frei.</translation>
    </message>
    <message>
        <source>The region %1,%2,%3,%4 is not inside the picture of %5x%6 pixels; choose one that is.</source>
        <translation>Der Bereich %1,%2,%3,%4 liegt nicht im Bild von %5x%6 Pixeln; wählen Sie einen, der darin liegt.</translation>
    </message>
    <message>
        <source>The region of the target has no pixels; choose one inside the picture.</source>
        <translation>Der Bereich des Ziels hat keine Pixel; wählen Sie einen im Bild.</translation>
    </message>
    <message>
        <source>not enough memory to render the label map: close other programs, or hide the labels</source>
        <translation>der Speicher reicht nicht, um die Labelkarte zu rendern: Schließen Sie andere Programme oder verbergen Sie die Labels</translation>
    </message>
    <message>
        <source>not enough memory to render a volume of %1x%2x%3 voxels: close other programs, or open a smaller volume</source>
        <translation>der Speicher reicht nicht, um ein Volumen von %1x%2x%3 Voxeln zu rendern: Schließen Sie andere Programme oder öffnen Sie ein kleineres Volumen</translation>
    </message>
    <message>
        <source>unknown quality &quot;%1&quot;: choose draft, standard, high or seed</source>
        <translation>unbekannte Qualität „%1“: Wählen Sie draft, standard, high oder seed</translation>
    </message>
    <message>
        <source>The rays of a picture of %1x%2 pixels meet more voxels than can be kept; choose a smaller picture or zoom out.</source>
        <translation>Die Strahlen eines Bilds von %1x%2 Pixeln treffen mehr Voxel, als sich merken lassen; wählen Sie ein kleineres Bild oder verkleinern Sie den Zoom.</translation>
    </message>
    <message>
        <source>no OpenGL 3.2 device was found for rendering: install the graphics driver, or render on the CPU</source>
        <translation>kein Gerät mit OpenGL 3.2 zum Rendern gefunden: Installieren Sie den Grafiktreiber oder rendern Sie auf der CPU</translation>
    </message>
    <message>
        <source>a picture of %1x%2 pixels cannot be rendered: choose sides from 1 to %3</source>
        <translation>ein Bild von %1x%2 Pixeln lässt sich nicht rendern: Wählen Sie Seiten von 1 bis %3</translation>
    </message>
    <message>
        <source>the GPU holds no volume of %1 voxels a side, at most %2: render it on the CPU, or open it at a reduced resolution</source>
        <translation>der Grafikprozessor fasst kein Volumen mit %1 Voxeln an einer Seite, höchstens %2: Rendern Sie es auf der CPU oder öffnen Sie es in geringerer Auflösung</translation>
    </message>
    <message>
        <source>labels cannot be drawn on the GPU: hide the label map, or render on the CPU</source>
        <translation>Labels lassen sich nicht auf dem Grafikprozessor zeichnen: Verbergen Sie die Labelkarte oder rendern Sie auf der CPU</translation>
    </message>
    <message>
        <source>There is not enough memory for this; close other programs or open a smaller volume.</source>
        <translation>Dafür reicht der Speicher nicht; schließen Sie andere Programme oder öffnen Sie ein kleineres Volumen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this training; choose smaller pictures, or close other programs.</source>
        <translation>Für dieses Training reicht der Speicher nicht; wählen Sie kleinere Bilder oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The run %1 cannot be deleted (%2); delete the folder yourself.</source>
        <translation>Das Training %1 lässt sich nicht löschen (%2); löschen Sie den Ordner selbst.</translation>
    </message>
    <message>
        <source>The plan of a training %1 cannot be used: %2; delete the run or start a new one.</source>
        <translation>Der Plan eines Trainings %1 ist nicht brauchbar: %2; löschen Sie das Training oder beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>a number in it is out of range</source>
        <translation>eine Zahl darin liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>it is no plan of TwinRay</source>
        <translation>das ist kein Plan von TwinRay</translation>
    </message>
    <message>
        <source>this program knows only version 1</source>
        <translation>dieses Programm kennt nur Version 1</translation>
    </message>
    <message>
        <source>it names no volume</source>
        <translation>er nennt kein Volumen</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made (%2); choose another place for trainings.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen (%2); wählen Sie einen anderen Ort für Trainings.</translation>
    </message>
    <message>
        <source>The current model cannot go on learning; choose a new network, or open another model.</source>
        <translation>Das aktuelle Modell kann nicht weiterlernen; wählen Sie ein neues Netz oder öffnen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The run configuration %1 names no datasets; continue it with twinray-cli.</source>
        <translation>Die Einstellungen des Trainings %1 nennen keine Datensätze; setzen Sie es mit twinray-cli fort.</translation>
    </message>
    <message>
        <source>The run folder %1 cannot be written; choose another place for trainings.</source>
        <translation>In den Ordner %1 des Trainings kann nicht geschrieben werden; wählen Sie einen anderen Ort für Trainings.</translation>
    </message>
    <message>
        <source>Another training is at work in %1; wait for it or choose another run.</source>
        <translation>In %1 ist ein anderes Training am Werk; warten Sie darauf oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Cannot make the folder %1 for presets: %2; check its permissions.</source>
        <translation>Der Ordner %1 für Voreinstellungen lässt sich nicht anlegen: %2; prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Cannot delete %1: %2; check its permissions.</source>
        <translation>%1 kann nicht gelöscht werden: %2; prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Cannot read the translation %1: %2; choose another language or reinstall the program.</source>
        <translation>Die Übersetzung %1 kann nicht gelesen werden: %2; wählen Sie eine andere Sprache oder installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>%1 is not a Qt Linguist file; choose another language or reinstall the program.</source>
        <translation>%1 ist keine Datei von Qt Linguist; wählen Sie eine andere Sprache oder installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>%1 is not a Qt Linguist file (%2); choose another language or reinstall the program.</source>
        <translation>%1 ist keine Datei von Qt Linguist (%2); wählen Sie eine andere Sprache oder installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels needs %3 MB and %4 MB are free; choose a smaller size or close other programs.</source>
        <translation>Ein Bild von %1 x %2 Pixeln braucht %3 MB, und %4 MB sind frei; wählen Sie eine kleinere Größe oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>OpenSSL cannot compute SHA-256</source>
        <translation>OpenSSL kann kein SHA-256 berechnen</translation>
    </message>
    <message>
        <source>shard %1/%2 does not exist; shards count from 0</source>
        <translation>Teil %1/%2 gibt es nicht; Teile zählen ab 0</translation>
    </message>
    <message>
        <source>%1 Going on from an earlier one.</source>
        <translation>%1 Es geht mit einem früheren weiter.</translation>
    </message>
    <message>
        <source>has a crop, but %1 takes whole pictures (crop 0)</source>
        <translation>hat einen Ausschnitt (crop), aber %1 nimmt ganze Bilder (crop 0)</translation>
    </message>
    <message>
        <source>has a crop that is no multiple of %1</source>
        <translation>hat einen Ausschnitt (crop), der kein Vielfaches von %1 ist</translation>
    </message>
    <message>
        <source>The model %1 was not trained on the volume of %2; give only volumes that it lists (twinray-cli model --json).</source>
        <translation>Das Modell %1 wurde nicht an dem Volumen von %2 trainiert; geben Sie nur Volumen an, die es aufzählt (twinray-cli model --json).</translation>
    </message>
    <message>
        <source>CPU, 1 thread, high</source>
        <translation>CPU, 1 Thread, hoch</translation>
    </message>
    <message>
        <source>CPU, %1 threads, high</source>
        <translation>CPU, %1 Threads, hoch</translation>
    </message>
    <message>
        <source>VTK GPU ray caster, %1, high</source>
        <translation>VTK auf der GPU, %1, hoch</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK GPU ray caster, %2, high</source>
        <translation>bikubisch aus %1, VTK auf der GPU, %2, hoch</translation>
    </message>
    <message>
        <source>%1 from %2, high</source>
        <translation>%1 aus %2, hoch</translation>
    </message>
    <message>
        <source>%1 from %2 opacity, high</source>
        <translation>%1 aus %2 Opazität, hoch</translation>
    </message>
    <message>
        <source>CPU, 1 thread, standard</source>
        <translation>CPU, 1 Thread, Standard</translation>
    </message>
    <message>
        <source>CPU, %1 threads, standard</source>
        <translation>CPU, %1 Threads, Standard</translation>
    </message>
    <message>
        <source>VTK GPU ray caster, %1, standard</source>
        <translation>VTK auf der GPU, %1, Standard</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK GPU ray caster, %2, standard</source>
        <translation>bikubisch aus %1, VTK auf der GPU, %2, Standard</translation>
    </message>
    <message>
        <source>%1 from %2, standard</source>
        <translation>%1 aus %2, Standard</translation>
    </message>
    <message>
        <source>%1 from %2 opacity, standard</source>
        <translation>%1 aus %2 Opazität, Standard</translation>
    </message>
    <message>
        <source>CPU, 1 thread, draft</source>
        <translation>CPU, 1 Thread, Entwurf</translation>
    </message>
    <message>
        <source>CPU, %1 threads, draft</source>
        <translation>CPU, %1 Threads, Entwurf</translation>
    </message>
    <message>
        <source>VTK GPU ray caster, %1, draft</source>
        <translation>VTK auf der GPU, %1, Entwurf</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK GPU ray caster, %2, draft</source>
        <translation>bikubisch aus %1, VTK auf der GPU, %2, Entwurf</translation>
    </message>
    <message>
        <source>%1 from %2, draft</source>
        <translation>%1 aus %2, Entwurf</translation>
    </message>
    <message>
        <source>%1 from %2 opacity, draft</source>
        <translation>%1 aus %2 Opazität, Entwurf</translation>
    </message>
    <message>
        <source>CPU, 1 thread, checkerboard</source>
        <translation>CPU, 1 Thread, Schachbrett</translation>
    </message>
    <message>
        <source>CPU, %1 threads, checkerboard</source>
        <translation>CPU, %1 Threads, Schachbrett</translation>
    </message>
    <message>
        <source>VTK GPU ray caster, %1, checkerboard</source>
        <translation>VTK auf der GPU, %1, Schachbrett</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK GPU ray caster, %2, checkerboard</source>
        <translation>bikubisch aus %1, VTK auf der GPU, %2, Schachbrett</translation>
    </message>
    <message>
        <source>%1 from %2, checkerboard</source>
        <translation>%1 aus %2, Schachbrett</translation>
    </message>
    <message>
        <source>%1 from %2 opacity, checkerboard</source>
        <translation>%1 aus %2 Opazität, Schachbrett</translation>
    </message>
    <message>
        <source>CPU, 1 thread, fine</source>
        <translation>CPU, 1 Thread, fein</translation>
    </message>
    <message>
        <source>CPU, %1 threads, fine</source>
        <translation>CPU, %1 Threads, fein</translation>
    </message>
    <message>
        <source>VTK GPU ray caster, %1, fine</source>
        <translation>VTK auf der GPU, %1, fein</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK GPU ray caster, %2, fine</source>
        <translation>bikubisch aus %1, VTK auf der GPU, %2, fein</translation>
    </message>
    <message>
        <source>%1 from %2, fine</source>
        <translation>%1 aus %2, fein</translation>
    </message>
    <message>
        <source>%1 from %2 opacity, fine</source>
        <translation>%1 aus %2 Opazität, fein</translation>
    </message>
    <message>
        <source>CPU, 1 thread, seed</source>
        <translation>CPU, 1 Thread, Seed</translation>
    </message>
    <message>
        <source>CPU, %1 threads, seed</source>
        <translation>CPU, %1 Threads, Seed</translation>
    </message>
    <message>
        <source>VTK GPU ray caster, %1, seed</source>
        <translation>VTK auf der GPU, %1, Seed</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK GPU ray caster, %2, seed</source>
        <translation>bikubisch aus %1, VTK auf der GPU, %2, Seed</translation>
    </message>
    <message>
        <source>%1 from %2, seed</source>
        <translation>%1 aus %2, Seed</translation>
    </message>
    <message>
        <source>%1 from %2 opacity, seed</source>
        <translation>%1 aus %2 Opazität, Seed</translation>
    </message>
    <message>
        <source>VTK fixed point, %1</source>
        <translation>VTK Festkomma, %1</translation>
    </message>
    <message>
        <source>bicubic from %1, VTK fixed point, %2</source>
        <translation>bikubisch aus %1, VTK Festkomma, %2</translation>
    </message>
    <message>
        <source>%1; CPU, %2, 1 thread</source>
        <translation>%1; CPU, %2, 1 Thread</translation>
    </message>
    <message>
        <source>%1; CPU, %2, %3 threads</source>
        <translation>%1; CPU, %2, %3 Threads</translation>
    </message>
    <message>
        <source>%1, from a keyframe</source>
        <translation>%1, von einem Schlüsselbild aus</translation>
    </message>
    <message>
        <source>%1, detail from a keyframe</source>
        <translation>%1, Details von einem Schlüsselbild</translation>
    </message>
    <message>
        <source>%1 without a guide</source>
        <translation>%1 ohne Vorbild</translation>
    </message>
    <message>
        <source>recoloured from a keyframe; CPU, 1 thread</source>
        <translation>aus einem Schlüsselbild umgefärbt; CPU, 1 Thread</translation>
    </message>
</context>
</TS>
