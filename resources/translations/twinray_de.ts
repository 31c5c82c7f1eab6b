<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>twinray::ui::ColorBar</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Double click adds a colour or changes one, drag moves it, Delete removes it. Keys: Tab, arrows (Shift: finer), Enter, Insert.</source>
        <translation>Doppelklick fügt eine Farbe hinzu oder ändert eine, Ziehen verschiebt sie, Entf entfernt sie. Tasten: Tab, Pfeile (Umschalt: feiner), Eingabe, Einfg.</translation>
    </message>
    <message>
        <source>Add colour</source>
        <translation>Farbe hinzufügen</translation>
    </message>
    <message>
        <source>Remove colour</source>
        <translation>Farbe entfernen</translation>
    </message>
    <message>
        <source>Colour at %1</source>
        <translation>Farbe bei %1</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <source>Move colour</source>
        <translation>Farbe verschieben</translation>
    </message>
    <message>
        <source>Change colour…</source>
        <translation>Farbe ändern…</translation>
    </message>
    <message>
        <source>Add colour here</source>
        <translation>Farbe hier hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n colour(s)</source>
        <translation>
            <numerusform>%n Farbe</numerusform>
            <numerusform>%n Farben</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour %1 of %2: %3 at value %4</source>
        <translation>Farbe %1 von %2: %3 beim Wert %4</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ComparisonView</name>
    <message>
        <source>Side of the cube</source>
        <translation>Seite des Würfels</translation>
    </message>
    <message>
        <source>Casting the first picture…</source>
        <translation>Das erste Bild wird berechnet…</translation>
    </message>
    <message>
        <source>There is no prediction to compare.</source>
        <translation>Es gibt keine Vorhersage zum Vergleichen.</translation>
    </message>
    <message>
        <source>model trained on this patient</source>
        <translation>Modell an diesem Patienten trainiert</translation>
    </message>
    <message>
        <source>volume unseen in training</source>
        <translation>Volumen im Training nicht gesehen</translation>
    </message>
    <message>
        <source>Painting the first picture…</source>
        <translation>Das erste Bild wird gemalt…</translation>
    </message>
    <message>
        <source>Reading the model…</source>
        <translation>Das Modell wird gelesen…</translation>
    </message>
    <message>
        <source>There is no model that could paint a prediction. Choose one with Model &gt; Open Model.</source>
        <translation>Es gibt kein Modell, das eine Vorhersage malen könnte. Wählen Sie eines mit Modell &gt; Modell öffnen.</translation>
    </message>
    <message>
        <source>Waiting for both pictures…</source>
        <translation>Auf beide Bilder wird gewartet…</translation>
    </message>
    <message>
        <source>refining…</source>
        <translation>wird verfeinert…</translation>
    </message>
    <message>
        <source>%1× faster</source>
        <translation>%1× schneller</translation>
    </message>
    <message>
        <source>%1× slower</source>
        <translation>%1× langsamer</translation>
    </message>
    <message>
        <source>|reference − prediction| ×%1</source>
        <translation>|Referenz − Vorhersage| ×%1</translation>
    </message>
    <message>
        <source>RMSE %1</source>
        <translation>RMSE %1</translation>
    </message>
    <message>
        <source>reference to follow…</source>
        <translation>Referenz folgt…</translation>
    </message>
</context>
<context>
    <name>twinray::ui::CropBox</name>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset crop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::CropLayer</name>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move this face of the crop box</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::CropPanel</name>
    <message>
        <source>&amp;Handles in the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the box in the pictures and slices; drag its faces (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole volume again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First voxel along %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last voxel along %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxels along %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an end, or between them to move both; arrow keys move an end, Space takes the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::LabelPanel</name>
    <message>
        <source>Label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a label map of this volume, such as a segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes every label visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide A&amp;ll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides every label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the label map away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove label map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label map is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label %1 is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value %1 of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the label covers what lies under it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume of its voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::LightingPanel</name>
    <message>
        <source>Shaded</source>
        <translation>Schattiert</translation>
    </message>
    <message>
        <source>Head light with Phong shading by the gradient; off: every value shines by itself</source>
        <translation>Stirnlicht mit Phong-Schattierung nach dem Gradienten; aus: jeder Wert leuchtet von selbst</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>Ambient</translation>
    </message>
    <message>
        <source>Light that comes from everywhere</source>
        <translation>Licht, das von überall kommt</translation>
    </message>
    <message>
        <source>Diffuse</source>
        <translation>Diffus</translation>
    </message>
    <message>
        <source>Light that surfaces facing the camera return</source>
        <translation>Licht, das der Kamera zugewandte Flächen zurückwerfen</translation>
    </message>
    <message>
        <source>Specular</source>
        <translation>Glanz</translation>
    </message>
    <message>
        <source>Strength of highlights</source>
        <translation>Stärke der Glanzlichter</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Sharpness of highlights</source>
        <translation>Schärfe der Glanzlichter</translation>
    </message>
    <message>
        <source>Opacity unit</source>
        <translation>Opazitätseinheit</translation>
    </message>
    <message>
        <source>Distance in mm over which an opacity applies: longer makes everything more transparent; 0 is one voxel</source>
        <translation>Strecke in mm, auf die sich eine Opazität bezieht: länger macht alles durchsichtiger; 0 ist ein Voxel</translation>
    </message>
    <message>
        <source>one voxel</source>
        <translation>ein Voxel</translation>
    </message>
    <message>
        <source>Background…</source>
        <translation>Hintergrund…</translation>
    </message>
    <message>
        <source>Colour behind the volume</source>
        <translation>Farbe hinter dem Volumen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Lighting and background as at first</source>
        <translation>Beleuchtung und Hintergrund wie zu Anfang</translation>
    </message>
    <message>
        <source>Shading on</source>
        <translation>Schattierung ein</translation>
    </message>
    <message>
        <source>Shading off</source>
        <translation>Schattierung aus</translation>
    </message>
    <message>
        <source>Reset lighting</source>
        <translation>Beleuchtung zurücksetzen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Change background</source>
        <translation>Hintergrund ändern</translation>
    </message>
</context>
<context>
    <name>twinray::ui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Messages will appear here.</source>
        <translation>Hier erscheinen Meldungen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole log to the clipboard</source>
        <translation>Das ganze Protokoll in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Remove all messages</source>
        <translation>Alle Meldungen entfernen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MainWindow</name>
    <message>
        <source>TwinRay</source>
        <translation>TwinRay</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Viewpoint</source>
        <translation>Blickpunkt</translation>
    </message>
    <message>
        <source>Lighting</source>
        <translation>Beleuchtung</translation>
    </message>
    <message>
        <source>Transfer Function</source>
        <translation>Transferfunktion</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>Steps that can be undone; choose one to go there</source>
        <translation>Schritte, die sich rückgängig machen lassen; wählen Sie einen, um dorthin zu gehen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Predictions are approximations. Not a medical device.</source>
        <translation>Vorhersagen sind Näherungen. Kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>%1 – TwinRay</source>
        <translation>%1 – TwinRay</translation>
    </message>
    <message>
        <source>Opened a volume of %1 × %2 × %3 voxels.</source>
        <translation>Ein Volumen von %1 × %2 × %3 Voxeln geöffnet.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Open a volume to begin</source>
        <translation>Öffnen Sie ein Volumen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Refining</source>
        <translation>Verfeinert</translation>
    </message>
    <message>
        <source>There is no picture in this pane yet; wait for one</source>
        <translation>In diesem Feld ist noch kein Bild; warten Sie auf eines</translation>
    </message>
    <message>
        <source>&amp;Open Volume…</source>
        <translation>Volumen ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open DICOM &amp;Folder…</source>
        <translation>&amp;DICOM-Ordner öffnen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Open Model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save Picture…</source>
        <translation>Bild &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Recover Session</source>
        <translation>Sitzung &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Save the picture of the pane clicked last, with its scene in the file</source>
        <translation>Das Bild des zuletzt angeklickten Feldes speichern, mit seiner Szene in der Datei</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;Sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open S&amp;ession…</source>
        <translation>Si&amp;tzung öffnen…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+O</source>
        <translation>Ctrl+Alt+O</translation>
    </message>
    <message>
        <source>Save Session &amp;As…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Ctrl+Alt+S</source>
        <translation>Ctrl+Alt+S</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Copy &amp;Viewpoint</source>
        <translation>B&amp;lickpunkt kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Paste Viewpoint</source>
        <translation>Blickpunkt &amp;einfügen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>&amp;Transfer Function</source>
        <translation>&amp;Transferfunktion</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About TwinRay</source>
        <translation>&amp;Über TwinRay</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>&amp;Maximise Pane</source>
        <translation>Feld &amp;maximieren</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>S&amp;wipe</source>
        <translation>&amp;Wischvergleich</translation>
    </message>
    <message>
        <source>Reference and prediction (or rival) in one pane, with a divider to drag; Alt+arrows move it</source>
        <translation>Referenz und Vorhersage (oder Rivale) in einem Feld mit einer Trennlinie zum Ziehen; Alt+Pfeile bewegen sie</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <translation>&amp;Blinkvergleich</translation>
    </message>
    <message>
        <source>Shows the reference in the pane clicked last, or the prediction in the reference&apos;s</source>
        <translation>Zeigt die Referenz im zuletzt angeklickten Feld, oder die Vorhersage in dem der Referenz</translation>
    </message>
    <message>
        <source>&amp;Figures</source>
        <translation>&amp;Kennzahlen</translation>
    </message>
    <message>
        <source>&amp;Orientation Cube</source>
        <translation>&amp;Orientierungswürfel</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Leisten</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Like the Desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Open Volume</source>
        <translation>Volumen öffnen</translation>
    </message>
    <message>
        <source>Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm *.dicom);;All files (*)</source>
        <translation>Volumen (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm *.dicom);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open DICOM Folder</source>
        <translation>DICOM-Ordner öffnen</translation>
    </message>
    <message>
        <source>Open Model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>TwinRay models (*.pt);;All files (*)</source>
        <translation>TwinRay-Modelle (*.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save %1 as PNG</source>
        <translation>%1 als PNG speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Copied the picture of %1.</source>
        <translation>Das Bild von %1 wurde kopiert.</translation>
    </message>
    <message>
        <source>Copied the viewpoint.</source>
        <translation>Der Blickpunkt wurde kopiert.</translation>
    </message>
    <message>
        <source>Paste viewpoint</source>
        <translation>Blickpunkt einfügen</translation>
    </message>
    <message>
        <source>The clipboard holds no viewpoint; copy one with Edit &gt; Copy Viewpoint first</source>
        <translation>In der Zwischenablage ist kein Blickpunkt; kopieren Sie zuerst einen mit Bearbeiten &gt; Blickpunkt kopieren</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Left drag, arrow keys</source>
        <translation>Ziehen mit links, Pfeiltasten</translation>
    </message>
    <message>
        <source>orbit</source>
        <translation>drehen</translation>
    </message>
    <message>
        <source>Middle drag, Shift+left drag, Shift+arrows</source>
        <translation>Ziehen mit der Mitte, Umschalt+links, Umschalt+Pfeile</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>Right drag, wheel, + and −</source>
        <translation>Ziehen mit rechts, Rad, + und −</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <source>Ctrl+left drag</source>
        <translation>Strg+links ziehen</translation>
    </message>
    <message>
        <source>roll</source>
        <translation>rollen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+left drag</source>
        <translation>Strg+Umschalt+links ziehen</translation>
    </message>
    <message>
        <source>shift the transfer function</source>
        <translation>die Transferfunktion verschieben</translation>
    </message>
    <message>
        <source>Keypad 1, 3, 7 (Shift: from the other side)</source>
        <translation>Ziffernblock 1, 3, 7 (Umschalt: von der anderen Seite)</translation>
    </message>
    <message>
        <source>anterior, left, superior, as in 3D Slicer</source>
        <translation>anterior, links, superior, wie in 3D Slicer</translation>
    </message>
    <message>
        <source>1 to 6, 0</source>
        <translation>1 bis 6, 0</translation>
    </message>
    <message>
        <source>anterior, posterior, left, right, superior, inferior; as at first</source>
        <translation>anterior, posterior, links, rechts, superior, inferior; wie zu Anfang</translation>
    </message>
    <message>
        <source>Double click, Ctrl+M</source>
        <translation>Doppelklick, Strg+M</translation>
    </message>
    <message>
        <source>maximise a pane and back</source>
        <translation>ein Feld maximieren und zurück</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+4</source>
        <translation>Strg+1 bis Strg+4</translation>
    </message>
    <message>
        <source>show or hide a pane</source>
        <translation>ein Feld zeigen oder verbergen</translation>
    </message>
    <message>
        <source>W, Alt+left and Alt+right</source>
        <translation>W, Alt+links und Alt+rechts</translation>
    </message>
    <message>
        <source>swipe, move its divider</source>
        <translation>Wischvergleich, seine Trennlinie bewegen</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>blink between prediction and reference</source>
        <translation>zwischen Vorhersage und Referenz blinken</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>random transfer function</source>
        <translation>zufällige Transferfunktion</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation>Strg+Z, Strg+Umschalt+Z</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>rückgängig, wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+O, Ctrl+Shift+O</source>
        <translation>Strg+O, Strg+Umschalt+O</translation>
    </message>
    <message>
        <source>open a volume, a DICOM folder</source>
        <translation>ein Volumen öffnen, einen DICOM-Ordner</translation>
    </message>
    <message>
        <source>Ctrl+S, Ctrl+C</source>
        <translation>Strg+S, Strg+C</translation>
    </message>
    <message>
        <source>save, copy the picture clicked last</source>
        <translation>das zuletzt angeklickte Bild speichern, kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Alt+S, Ctrl+Alt+O</source>
        <translation>Strg+Alt+S, Strg+Alt+O</translation>
    </message>
    <message>
        <source>save, open a session</source>
        <translation>eine Sitzung speichern, öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C, Ctrl+Shift+V</source>
        <translation>Strg+Umschalt+C, Strg+Umschalt+V</translation>
    </message>
    <message>
        <source>copy, paste the viewpoint</source>
        <translation>den Blickpunkt kopieren, einfügen</translation>
    </message>
    <message>
        <source>Left drag on a mode</source>
        <translation>Eine Mode mit links ziehen</translation>
    </message>
    <message>
        <source>mean and height</source>
        <translation>Mitte und Höhe</translation>
    </message>
    <message>
        <source>Right drag on a mode</source>
        <translation>Eine Mode mit rechts ziehen</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Shift+left, Shift+right click</source>
        <translation>Umschalt+Klick links, rechts</translation>
    </message>
    <message>
        <source>add, remove a mode</source>
        <translation>eine Mode hinzufügen, entfernen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About TwinRay</source>
        <translation>Über TwinRay</translation>
    </message>
    <message>
        <source>&lt;h3&gt;TwinRay %1&lt;/h3&gt;&lt;p&gt;Volume rendering with a learned twin: the reference, ray-cast by VTK, beside the prediction, painted by a network in a fraction of the time.&lt;/p&gt;&lt;p&gt;&lt;b&gt;TwinRay is not a medical device.&lt;/b&gt; Predictions are approximations and may show what is not there, or miss what is. Do not base a diagnosis or a treatment on them.&lt;/p&gt;&lt;p&gt;Apache License 2.0. Built with Qt, VTK, ITK and LibTorch.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;TwinRay %1&lt;/h3&gt;&lt;p&gt;Volumendarstellung mit einem gelernten Zwilling: die Referenz, von VTK Strahl für Strahl berechnet, neben der Vorhersage, die ein Netz in einem Bruchteil der Zeit malt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;TwinRay ist kein Medizinprodukt.&lt;/b&gt; Vorhersagen sind Näherungen; sie können zeigen, was nicht da ist, oder auslassen, was da ist. Stützen Sie keine Diagnose und keine Behandlung darauf.&lt;/p&gt;&lt;p&gt;Apache License 2.0. Gebaut mit Qt, VTK, ITK und LibTorch.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The session&apos;s window layout was not understood and is left out.</source>
        <translation>Die Fensteranordnung der Sitzung wurde nicht verstanden und bleibt weg.</translation>
    </message>
    <message>
        <source>There is nothing to save yet; open a volume first</source>
        <translation>Es gibt noch nichts zu speichern; öffnen Sie zuerst ein Volumen</translation>
    </message>
    <message>
        <source>Saved the session as %1</source>
        <translation>Die Sitzung wurde als %1 gespeichert</translation>
    </message>
    <message>
        <source>The session&apos;s volume %1 is not where it was; choose where it is now</source>
        <translation>Das Volumen %1 der Sitzung ist nicht mehr dort; wählen Sie, wo es jetzt ist</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>Wo ist %1?</translation>
    </message>
    <message>
        <source>This is not the volume that the session was saved with; its transfer function may not fit</source>
        <translation>Dies ist nicht das Volumen, mit dem die Sitzung gespeichert wurde; ihre Transferfunktion passt vielleicht nicht</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>TwinRay sessions (*.json);;All files (*)</source>
        <translation>TwinRay-Sitzungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>session.json</source>
        <translation>sitzung.json</translation>
    </message>
    <message>
        <source>TwinRay sessions (*.json)</source>
        <translation>TwinRay-Sitzungen (*.json)</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time; File &gt; Recover Session brings it back</source>
        <translation>Das Programm endete letztes Mal unerwartet; Datei &gt; Sitzung wiederherstellen bringt den Stand zurück</translation>
    </message>
    <message>
        <source>Sessions are not kept against a crash: %1</source>
        <translation>Sitzungen werden nicht gegen einen Absturz gesichert: %1</translation>
    </message>
    <message>
        <source>The default model %1 is gone, so the bundled one is used; choose another under File &gt; Settings</source>
        <translation>Das Standardmodell %1 ist nicht mehr da, daher wird das mitgelieferte verwendet; unter Datei &gt; Einstellungen ein anderes wählen</translation>
    </message>
    <message>
        <source>Save Picture at Si&amp;ze…</source>
        <translation>Bild in &amp;Größe sichern…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Save &amp;Figure…</source>
        <translation>&amp;Abbildung sichern…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Save &amp;Turntable…</source>
        <translation>&amp;Drehung sichern…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Recent Sessio&amp;ns</source>
        <translation>&amp;Zuletzt verwendete Sitzungen</translation>
    </message>
    <message>
        <source>Open Scene of &amp;Picture…</source>
        <translation>Szene eines &amp;Bildes öffnen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;Hybrid</source>
        <translation>&amp;Hybrid</translation>
    </message>
    <message>
        <source>One pane: the prediction while the scene moves, the reference at rest</source>
        <translation>Ein Feld: die Vorhersage, während sich die Szene bewegt, in Ruhe die Referenz</translation>
    </message>
    <message>
        <source>S&amp;cale Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>hybrid: the prediction while the scene moves, the reference at rest</source>
        <translation>hybrid: die Vorhersage, während sich die Szene bewegt, in Ruhe die Referenz</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S, Ctrl+Shift+F, Ctrl+Shift+T</source>
        <translation>Strg+Umschalt+S, Strg+Umschalt+F, Strg+Umschalt+T</translation>
    </message>
    <message>
        <source>save a picture at any size, a figure, a turntable</source>
        <translation>ein Bild in beliebiger Größe, eine Abbildung, eine Drehung sichern</translation>
    </message>
    <message>
        <source>open the scene of a saved picture</source>
        <translation>die Szene eines gesicherten Bildes öffnen</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Saving was cancelled.</source>
        <translation>Das Sichern wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A picture is being saved already; wait for it or cancel it</source>
        <translation>Ein Bild wird bereits gesichert; darauf warten oder es abbrechen</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>%1 wird gesichert…</translation>
    </message>
    <message>
        <source>Open Scene of Picture</source>
        <translation>Szene eines Bildes öffnen</translation>
    </message>
    <message>
        <source>Scene of a picture</source>
        <translation>Szene eines Bildes</translation>
    </message>
    <message>
        <source>The scene is that of the picture.</source>
        <translation>Die Szene ist die des Bildes.</translation>
    </message>
    <message>
        <source>Which volume is in the picture?</source>
        <translation>Welches Volumen zeigt das Bild?</translation>
    </message>
    <message>
        <source>The picture shows another volume; choose its file</source>
        <translation>Das Bild zeigt ein anderes Volumen; dessen Datei wählen</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop &amp;Handles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Label Map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Second &amp;Window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window of the program, for another volume of the patient or another preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Second Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lin&amp;k Viewpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning the picture in one window turns it in the others where this is checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label map needs its volume; open the volume first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open label map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened a label map; number of labels: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Label Map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::MetricsStrip</name>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Root mean square error of the colours, 0 to 1, over the whole picture. Lower is better.</source>
        <translation>Wurzel aus dem mittleren quadratischen Fehler der Farben, 0 bis 1, über das ganze Bild. Kleiner ist besser.</translation>
    </message>
    <message>
        <source>RMSE, object</source>
        <translation>RMSE, Objekt</translation>
    </message>
    <message>
        <source>The same over the pixels where the reference differs from the background: an empty background, which anyone gets right, does not count. Lower is better.</source>
        <translation>Dasselbe über die Pixel, in denen sich die Referenz vom Hintergrund unterscheidet: ein leerer Hintergrund, den jeder richtig hat, zählt nicht. Kleiner ist besser.</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>Peak signal to noise ratio, -20 log10 of the RMSE. Higher is better; above about 40 dB pictures are hard to tell apart.</source>
        <translation>Spitzen-Signal-Rausch-Verhältnis, -20 log10 des RMSE. Größer ist besser; über etwa 40 dB sind Bilder kaum zu unterscheiden.</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Structural similarity: likeness of brightness, contrast and structure in small windows. 1 is equal. Computed when you rest.</source>
        <translation>Strukturelle Ähnlichkeit: Ähnlichkeit von Helligkeit, Kontrast und Struktur in kleinen Fenstern. 1 ist gleich. Wird berechnet, wenn Sie ruhen.</translation>
    </message>
    <message>
        <source>MS-SSIM</source>
        <translation>MS-SSIM</translation>
    </message>
    <message>
        <source>Structural similarity over five scales; for pictures of at least 176 pixels a side. 1 is equal. Computed when you rest.</source>
        <translation>Strukturelle Ähnlichkeit über fünf Skalen; für Bilder ab 176 Pixeln je Seite. 1 ist gleich. Wird berechnet, wenn Sie ruhen.</translation>
    </message>
    <message>
        <source>EMD</source>
        <translation>EMD</translation>
    </message>
    <message>
        <source>Earth mover&apos;s distance between the colour histograms: how far colours had to be moved to turn one into the other. Lower is better. Computed when you rest.</source>
        <translation>Earth Mover&apos;s Distance zwischen den Farbhistogrammen: wie weit Farben bewegt werden müssten, um eines ins andere zu verwandeln. Kleiner ist besser. Wird berechnet, wenn Sie ruhen.</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Time of the high-quality reference divided by the time of this picture; known when you rest, since in a drag the two hold each other up.</source>
        <translation>Zeit der Referenz in hoher Qualität geteilt durch die Zeit dieses Bildes; bekannt, wenn Sie ruhen, denn beim Ziehen halten sich beide gegenseitig auf.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Rival</source>
        <translation>Rivale</translation>
    </message>
    <message>
        <source>%1 of the %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>▸ marks the better one</source>
        <translation>▸ kennzeichnet den besseren Wert</translation>
    </message>
    <message>
        <source>▸ marks the better one: the prediction is closer to the reference in %1 of %2</source>
        <translation>▸ kennzeichnet den besseren Wert: die Vorhersage ist der Referenz in %1 von %2 näher</translation>
    </message>
    <message>
        <source>▸ marks the better one: the rival is closer to the reference in %1 of %2</source>
        <translation>▸ kennzeichnet den besseren Wert: der Rivale ist der Referenz in %1 von %2 näher</translation>
    </message>
    <message>
        <source>▸ marks the better one: prediction and rival are equally close</source>
        <translation>▸ kennzeichnet den besseren Wert: Vorhersage und Rivale sind gleich nah</translation>
    </message>
</context>
<context>
    <name>twinray::ui::OpacityCanvas</name>
    <message>
        <source>Opacity curve</source>
        <translation>Opazitätskurve</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Modes:&lt;/b&gt; left drag moves a mode, right drag changes its width, Shift+left click adds, Shift+right click removes, double click goes to the number fields.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Points:&lt;/b&gt; click adds a point, drag moves it, drag from empty ground selects several, Shift+right click removes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Both:&lt;/b&gt; Ctrl+left drag shifts everything, Ctrl+right drag scales it; the wheel zooms the value axis, Shift+wheel scrolls it; Tab goes from element to element, arrows move (Shift: finer; Ctrl: width), Delete removes, Insert adds, Enter goes to the number fields.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Moden:&lt;/b&gt; Ziehen mit links verschiebt eine Mode, Ziehen mit rechts ändert ihre Breite, Umschalt+Klick links fügt hinzu, Umschalt+Klick rechts entfernt, Doppelklick führt zu den Zahlenfeldern.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Punkte:&lt;/b&gt; Klick fügt einen Punkt hinzu, Ziehen verschiebt ihn, Ziehen von freier Fläche wählt mehrere, Umschalt+Klick rechts entfernt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Beide:&lt;/b&gt; Strg+links ziehen verschiebt alles, Strg+rechts ziehen streckt es; das Rad vergrößert die Werteachse, Umschalt+Rad rollt sie; Tab geht von Element zu Element, Pfeile bewegen (Umschalt: feiner; Strg: Breite), Entf entfernt, Einfg fügt hinzu, Eingabe führt zu den Zahlenfeldern.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Add mode</source>
        <translation>Mode hinzufügen</translation>
    </message>
    <message>
        <source>Add point</source>
        <translation>Punkt hinzufügen</translation>
    </message>
    <message>
        <source>Remove mode</source>
        <translation>Mode entfernen</translation>
    </message>
    <message>
        <source>Remove points</source>
        <translation>Punkte entfernen</translation>
    </message>
    <message>
        <source>Nudge mode</source>
        <translation>Mode rücken</translation>
    </message>
    <message>
        <source>Nudge points</source>
        <translation>Punkte rücken</translation>
    </message>
    <message>
        <source>Add mode here</source>
        <translation>Mode hier hinzufügen</translation>
    </message>
    <message>
        <source>Add point here</source>
        <translation>Punkt hier hinzufügen</translation>
    </message>
    <message>
        <source>Make a step here</source>
        <translation>Hier eine Stufe machen</translation>
    </message>
    <message>
        <source>Make a step</source>
        <translation>Stufe machen</translation>
    </message>
    <message>
        <source>Type numbers…</source>
        <translation>Zahlen eingeben…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Show the whole range</source>
        <translation>Den ganzen Bereich zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) selected</source>
        <translation>
            <numerusform>%n Element ausgewählt</numerusform>
            <numerusform>%n Elemente ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Mode %1 of %2: mean %3, opacity %4, width %5</source>
        <translation>Mode %1 von %2: Mitte %3, Opazität %4, Breite %5</translation>
    </message>
    <message>
        <source>Point %1 of %2: value %3, opacity %4</source>
        <translation>Punkt %1 von %2: Wert %3, Opazität %4</translation>
    </message>
    <message>
        <source>Change width of mode</source>
        <translation>Breite der Mode ändern</translation>
    </message>
    <message>
        <source>Shift transfer function</source>
        <translation>Transferfunktion verschieben</translation>
    </message>
    <message>
        <source>Scale transfer function</source>
        <translation>Transferfunktion strecken</translation>
    </message>
    <message>
        <source>Move mode</source>
        <translation>Mode verschieben</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>Punkte verschieben</translation>
    </message>
</context>
<context>
    <name>twinray::ui::OpenVolumeDialog</name>
    <message>
        <source>%1, %2 in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds %1 series. &amp;Which one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voxels are no single numbers; this is what is shown of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced: each voxel is the mean of a cube of the file&apos;s voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modality</source>
        <translation type="unfinished">Modalität</translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size in voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spacing in mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no description)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full: %1, needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half: %1, needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter: %1, needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of memory are free: the program may become very slow, or end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of memory are free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::PaneGrid</name>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>The scene as VTK casts it, ray by ray: the truth that the others are measured against.</source>
        <translation>Die Szene, wie VTK sie Strahl für Strahl berechnet: die Wahrheit, an der die anderen gemessen werden.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>The same scene as the network paints it from a small ray-cast guide. An approximation.</source>
        <translation>Dieselbe Szene, wie das Netz sie aus einem kleinen berechneten Vorbild malt. Eine Näherung.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>|reference − prediction| for each colour, %1 times as bright. Black: no difference.</source>
        <translation>|Referenz − Vorhersage| je Farbe, %1-mal so hell. Schwarz: kein Unterschied.</translation>
    </message>
    <message>
        <source>Rival: bicubic</source>
        <translation>Rivale: bikubisch</translation>
    </message>
    <message>
        <source>The prediction&apos;s guide, merely enlarged: what the network has to beat.</source>
        <translation>Das Vorbild der Vorhersage, nur vergrößert: was das Netz übertreffen muss.</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>The prediction while the scene moves, the reference at rest, as soon as it is ready. The badge says which.</source>
        <translation>Die Vorhersage, während sich die Szene bewegt, in Ruhe die Referenz, sobald sie fertig ist. Die Marke sagt, was es ist.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PictureDialog</name>
    <message>
        <source>Save Picture at Size</source>
        <translation>Bild in Größe sichern</translation>
    </message>
    <message>
        <source>Save Figure</source>
        <translation>Abbildung sichern</translation>
    </message>
    <message>
        <source>Save Turntable</source>
        <translation>Drehung sichern</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Rival: bicubic</source>
        <translation>Rivale: bikubisch</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>As in the pane</source>
        <translation>Wie im Feld</translation>
    </message>
    <message>
        <source>Twice the pane</source>
        <translation>Doppelt so groß wie das Feld</translation>
    </message>
    <message>
        <source>%1 × %1, square</source>
        <translation>%1 × %1, quadratisch</translation>
    </message>
    <message>
        <source>1920 × 1080, full HD</source>
        <translation>1920 × 1080, Full HD</translation>
    </message>
    <message>
        <source>3840 × 2160, 4K</source>
        <translation>3840 × 2160, 4K</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>&amp;Width × height</source>
        <translation>Breite × &amp;Höhe</translation>
    </message>
    <message>
        <source>High: four rays a pixel</source>
        <translation>Hoch: vier Strahlen je Pixel</translation>
    </message>
    <message>
        <source>Standard: one ray a pixel</source>
        <translation>Standard: ein Strahl je Pixel</translation>
    </message>
    <message>
        <source>Reference &amp;quality</source>
        <translation>&amp;Qualität der Referenz</translation>
    </message>
    <message>
        <source>Frames of the turn</source>
        <translation>Bilder der Drehung</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <source>Animated PNG: plays in browsers</source>
        <translation>Animiertes PNG: läuft im Browser</translation>
    </message>
    <message>
        <source>Numbered PNGs in a folder</source>
        <translation>Nummerierte PNGs in einem Ordner</translation>
    </message>
    <message>
        <source>F&amp;orm</source>
        <translation>F&amp;orm</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Punkte je Zoll</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Pr&amp;int at</source>
        <translation>Dr&amp;uck mit</translation>
    </message>
    <message>
        <source>Without a folder, it goes to %1</source>
        <translation>Ohne Ordner kommt es nach %1</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>The pictures stand side by side, with metrics and scene below.</source>
        <translation>Die Bilder stehen nebeneinander, darunter Metriken und Szene.</translation>
    </message>
    <message>
        <source>About %1 mm wide in print.</source>
        <translation>Gedruckt etwa %1 mm breit.</translation>
    </message>
    <message>
        <source>A turn takes %1 s.</source>
        <translation>Eine Drehung dauert %1 s.</translation>
    </message>
    <message>
        <source>Predicted pictures carry their mark.</source>
        <translation>Vorhergesagte Bilder tragen ihre Marke.</translation>
    </message>
    <message>
        <source>Scene and model are stored in the file: File &gt; Open Scene of Picture brings them back.</source>
        <translation>Szene und Modell stehen in der Datei: Datei &gt; Szene eines Bildes öffnen bringt sie zurück.</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PicturePane</name>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>%1 picture</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>%1 (blink)</source>
        <translation>%1 (Blinkvergleich)</translation>
    </message>
    <message>
        <source>updating…</source>
        <translation>wird erneuert…</translation>
    </message>
    <message>
        <source>PREDICTION</source>
        <translation>VORHERSAGE</translation>
    </message>
    <message>
        <source>REFERENCE</source>
        <translation>REFERENZ</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PresetNames</name>
    <message>
        <source>Bone and soft tissue</source>
        <translation>Knochen und Weichteile</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Contrast-filled vessels</source>
        <translation>Kontrastierte Gefäße</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>Röntgenbild</translation>
    </message>
    <message>
        <source>Enhancing rim</source>
        <translation>Anreichernder Saum</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>FLAIR lesion</source>
        <translation>FLAIR-Läsion</translation>
    </message>
</context>
<context>
    <name>twinray::ui::PresetPanel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Also presets for other modalities, whose values mean something else in this volume</source>
        <translation>Auch Voreinstellungen für andere Modalitäten, deren Werte in diesem Volumen etwas anderes bedeuten</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Keep the current transfer function and lighting as a preset, in this volume&apos;s units</source>
        <translation>Die jetzige Transferfunktion und Beleuchtung als Voreinstellung behalten, in den Einheiten dieses Volumens</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Rename the selected own preset</source>
        <translation>Die gewählte eigene Voreinstellung umbenennen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Delete the selected own preset</source>
        <translation>Die gewählte eigene Voreinstellung löschen</translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation>Voreinstellungen suchen</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Voreinstellung %1</translation>
    </message>
    <message>
        <source>own preset</source>
        <translation>eigene Voreinstellung</translation>
    </message>
    <message>
        <source>for any volume</source>
        <translation>für jedes Volumen</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Voreinstellung speichern</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Replace your preset “%1”?</source>
        <translation>Ihre Voreinstellung „%1“ ersetzen?</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Voreinstellung umbenennen</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>Voreinstellung löschen</translation>
    </message>
    <message>
        <source>Delete your preset “%1”? This cannot be undone.</source>
        <translation>Ihre Voreinstellung „%1“ löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ScaleBar</name>
    <message>
        <source>This length is right everywhere in the picture: the view is orthographic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In perspective this length is right in the plane through the volume&apos;s centre; what is nearer looks larger. Orthographic view (O) makes it right everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::Screenshot</name>
    <message>
        <source>there is no menu entry “%1”; give its text as the window shows it</source>
        <translation>es gibt keinen Menüeintrag „%1“; seinen Text so angeben, wie ihn das Fenster zeigt</translation>
    </message>
    <message>
        <source>cannot write %1; check the folder and that you may write to it</source>
        <translation>%1 lässt sich nicht schreiben; den Ordner und das Schreibrecht prüfen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Like the Desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>While &amp;dragging</source>
        <translation>Beim &amp;Ziehen</translation>
    </message>
    <message>
        <source>Faster, coarser pictures</source>
        <translation>Schnellere, gröbere Bilder</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Finer, slower pictures</source>
        <translation>Feinere, langsamere Bilder</translation>
    </message>
    <message>
        <source>Use the &amp;graphics processor where there is one</source>
        <translation>Den &amp;Grafikprozessor benutzen, wo es einen gibt</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>Processors that ray casting uses</source>
        <translation>Prozessoren für das Ray-Casting</translation>
    </message>
    <message>
        <source>&amp;Processors</source>
        <translation>&amp;Prozessoren</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>All that is free</source>
        <translation>Alles, was frei ist</translation>
    </message>
    <message>
        <source>What opening a volume may take before a lower resolution is offered</source>
        <translation>Was das Öffnen eines Volumens brauchen darf, bevor eine geringere Auflösung angeboten wird</translation>
    </message>
    <message>
        <source>M&amp;emory for a volume</source>
        <translation>Sp&amp;eicher für ein Volumen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Steps that are kept for undo; a step takes a few kilobytes. Takes effect with the next volume.</source>
        <translation>Schritte, die zum Rückgängigmachen bleiben; ein Schritt braucht einige Kilobyte. Gilt ab dem nächsten Volumen.</translation>
    </message>
    <message>
        <source>&amp;Undo steps</source>
        <translation>Schritte &amp;rückgängig</translation>
    </message>
    <message>
        <source>The bundled model</source>
        <translation>Das mitgelieferte Modell</translation>
    </message>
    <message>
        <source>What the program starts with</source>
        <translation>Womit das Programm startet</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Default &amp;model</source>
        <translation>Standard&amp;modell</translation>
    </message>
    <message>
        <source>Default Model</source>
        <translation>Standardmodell</translation>
    </message>
    <message>
        <source>TwinRay models (*.pt);;All files (*)</source>
        <translation>TwinRay-Modelle (*.pt);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>twinray::ui::SlicePane</name>
    <message>
        <source>Axial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: crosshair · wheel, Page keys: slices · right drag: window and level
Ctrl+wheel: zoom · middle or Shift+left drag: pan · double click: whole slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2 / %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::SlicePanel</name>
    <message>
        <source>Value of the voxel under the crosshair, its index in the file (from 0), and its position in the patient: mm to the left, posterior, superior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey, or the colours of the transfer function without its opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values from black to white; right drag in a slice, sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of middle grey; right drag in a slice, up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between voxels: smooth, or each voxel as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the label map over the slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> HU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value %1%2  ·  index %3, %4, %5  ·  LPS %6, %7, %8 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::TaskProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>twinray::ui::TransferFunctionEditor</name>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>A random transfer function that shows something of this volume (G)</source>
        <translation>Eine zufällige Transferfunktion, die etwas von diesem Volumen zeigt (G)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Take the transfer function of a file</source>
        <translation>Die Transferfunktion einer Datei übernehmen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write this transfer function to a file</source>
        <translation>Diese Transferfunktion in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Gaussian modes</source>
        <translation>Gauß-Moden</translation>
    </message>
    <message>
        <source>Control points</source>
        <translation>Kontrollpunkte</translation>
    </message>
    <message>
        <source>Kind of opacity curve</source>
        <translation>Art der Opazitätskurve</translation>
    </message>
    <message>
        <source>Switching to points keeps the curve. Switching back gives the same modes again if the points were not edited, else up to five modes that come nearest to the curve; undo brings the points back.</source>
        <translation>Der Wechsel zu Punkten behält die Kurve. Zurück ergibt er dieselben Moden, wenn die Punkte nicht bearbeitet wurden, sonst bis zu fünf Moden, die der Kurve am nächsten kommen; Rückgängig bringt die Punkte zurück.</translation>
    </message>
    <message>
        <source>log counts</source>
        <translation>log. Anzahl</translation>
    </message>
    <message>
        <source>Logarithmic histogram</source>
        <translation>Logarithmisches Histogramm</translation>
    </message>
    <message>
        <source>Histogram with a logarithmic axis: rare values become visible</source>
        <translation>Histogramm mit logarithmischer Achse: seltene Werte werden sichtbar</translation>
    </message>
    <message>
        <source>√ opacity</source>
        <translation>√ Opazität</translation>
    </message>
    <message>
        <source>Square-root opacity axis</source>
        <translation>Wurzelförmige Opazitätsachse</translation>
    </message>
    <message>
        <source>Square-root opacity axis: fine control near zero, where opacities of volumes lie</source>
        <translation>Wurzelförmige Opazitätsachse: feine Kontrolle nahe null, wo die Opazitäten von Volumen liegen</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>Show the whole value range</source>
        <translation>Den ganzen Wertebereich zeigen</translation>
    </message>
    <message>
        <source>Show the whole value range (Home); the wheel over the curve zooms, Shift+wheel scrolls</source>
        <translation>Den ganzen Wertebereich zeigen (Pos1); das Rad über der Kurve vergrößert, Umschalt+Rad rollt</translation>
    </message>
    <message>
        <source>Value of the selected element</source>
        <translation>Wert des gewählten Elements</translation>
    </message>
    <message>
        <source>Scalar value of the selected mode or point</source>
        <translation>Skalarwert der gewählten Mode oder des Punktes</translation>
    </message>
    <message>
        <source>Width of the selected mode</source>
        <translation>Breite der gewählten Mode</translation>
    </message>
    <message>
        <source>Sigma of the selected mode in scalar units: opacity falls to 37 % at this distance</source>
        <translation>Sigma der gewählten Mode in Skalareinheiten: in diesem Abstand fällt die Opazität auf 37 %</translation>
    </message>
    <message>
        <source>Opacity of the selected element</source>
        <translation>Opazität des gewählten Elements</translation>
    </message>
    <message>
        <source>Opacity of the selected mode or point, 0 to 1</source>
        <translation>Opazität der gewählten Mode oder des Punktes, 0 bis 1</translation>
    </message>
    <message>
        <source>Value of the selected colour</source>
        <translation>Wert der gewählten Farbe</translation>
    </message>
    <message>
        <source>Scalar value of the selected colour</source>
        <translation>Skalarwert der gewählten Farbe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opazität</translation>
    </message>
    <message>
        <source>Colour at</source>
        <translation>Farbe bei</translation>
    </message>
    <message>
        <source>Change the selected colour</source>
        <translation>Die gewählte Farbe ändern</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>Colours that any colour vision can read, over the shown part of the value range</source>
        <translation>Farben, die jedes Farbensehen lesen kann, über den gezeigten Teil des Wertebereichs</translation>
    </message>
    <message>
        <source>Colour map %1</source>
        <translation>Farbskala %1</translation>
    </message>
    <message>
        <source>Reverse colours</source>
        <translation>Farben umkehren</translation>
    </message>
    <message>
        <source>◂</source>
        <translation>◂</translation>
    </message>
    <message>
        <source>Shift to lower values</source>
        <translation>Zu kleineren Werten verschieben</translation>
    </message>
    <message>
        <source>▸</source>
        <translation>▸</translation>
    </message>
    <message>
        <source>Shift to higher values</source>
        <translation>Zu größeren Werten verschieben</translation>
    </message>
    <message>
        <source>−</source>
        <translation>−</translation>
    </message>
    <message>
        <source>Narrow everything</source>
        <translation>Alles schmaler</translation>
    </message>
    <message>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <source>Widen everything</source>
        <translation>Alles breiter</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Mirror the value axis</source>
        <translation>Die Werteachse spiegeln</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Invert the opacity</source>
        <translation>Die Opazität umkehren</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the transfer function</source>
        <translation>Die Transferfunktion zurücksetzen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Import or export the transfer function</source>
        <translation>Die Transferfunktion importieren oder exportieren</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type value</source>
        <translation>Wert eingeben</translation>
    </message>
    <message>
        <source>Type opacity</source>
        <translation>Opazität eingeben</translation>
    </message>
    <message>
        <source>Type width</source>
        <translation>Breite eingeben</translation>
    </message>
    <message>
        <source>Switch to control points</source>
        <translation>Zu Kontrollpunkten wechseln</translation>
    </message>
    <message numerus="yes">
        <source>The curve is now %n mode(s), which differ from it by at most %1 in opacity; undo brings the points back.</source>
        <translation>
            <numerusform>Die Kurve ist jetzt %n Mode, die um höchstens %1 Opazität von ihr abweicht; Rückgängig bringt die Punkte zurück.</numerusform>
            <numerusform>Die Kurve besteht jetzt aus %n Moden, die um höchstens %1 Opazität von ihr abweichen; Rückgängig bringt die Punkte zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch to Gaussian modes</source>
        <translation>Zu Gauß-Moden wechseln</translation>
    </message>
    <message>
        <source>Random transfer function</source>
        <translation>Zufällige Transferfunktion</translation>
    </message>
    <message>
        <source>Import transfer function</source>
        <translation>Transferfunktion importieren</translation>
    </message>
    <message>
        <source>Transfer function written to %1.</source>
        <translation>Transferfunktion nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Transfer functions (*.json *.vp);;All files (*)</source>
        <translation>Transferfunktionen (*.json *.vp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>TwinRay (*.json)</source>
        <translation>TwinRay (*.json)</translation>
    </message>
    <message>
        <source>3D Slicer 5.9 and later (*.vp.json)</source>
        <translation>3D Slicer ab 5.9 (*.vp.json)</translation>
    </message>
    <message>
        <source>3D Slicer up to 5.8 (*.vp)</source>
        <translation>3D Slicer bis 5.8 (*.vp)</translation>
    </message>
    <message>
        <source>ParaView (*.json)</source>
        <translation>ParaView (*.json)</translation>
    </message>
    <message>
        <source>Export transfer function</source>
        <translation>Transferfunktion exportieren</translation>
    </message>
    <message>
        <source>transfer-function</source>
        <translation>transferfunktion</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ViewController</name>
    <message>
        <source>orbit</source>
        <translation>drehen</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <source>roll</source>
        <translation>rollen</translation>
    </message>
    <message>
        <source>shift transfer function</source>
        <translation>Transferfunktion verschieben</translation>
    </message>
    <message>
        <source>Posterior view</source>
        <translation>Ansicht von posterior</translation>
    </message>
    <message>
        <source>Anterior view</source>
        <translation>Ansicht von anterior</translation>
    </message>
    <message>
        <source>Right view</source>
        <translation>Ansicht von rechts</translation>
    </message>
    <message>
        <source>Left view</source>
        <translation>Ansicht von links</translation>
    </message>
    <message>
        <source>Inferior view</source>
        <translation>Ansicht von inferior</translation>
    </message>
    <message>
        <source>Superior view</source>
        <translation>Ansicht von superior</translation>
    </message>
</context>
<context>
    <name>twinray::ui::ViewLink</name>
    <message>
        <source>Linked viewpoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::ViewpointPanel</name>
    <message>
        <source>Elevation</source>
        <translation>Elevation</translation>
    </message>
    <message>
        <source>Height of the camera in degrees; 85 is level with the volume</source>
        <translation>Höhe der Kamera in Grad; 85 ist auf der Höhe des Volumens</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <translation>Azimut</translation>
    </message>
    <message>
        <source>Way of the camera around the volume in degrees</source>
        <translation>Weg der Kamera um das Volumen in Grad</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Turn of the picture in degrees</source>
        <translation>Drehung des Bildes in Grad</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Enlargement; at 1 the view angle is 30 degrees</source>
        <translation>Vergrößerung; bei 1 ist der Blickwinkel 30 Grad</translation>
    </message>
    <message>
        <source>Pan right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Shift of the picture to the right in percent of its height</source>
        <translation>Verschiebung des Bildes nach rechts in Prozent seiner Höhe</translation>
    </message>
    <message>
        <source>Pan up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Shift of the picture upwards in percent of its height</source>
        <translation>Verschiebung des Bildes nach oben in Prozent seiner Höhe</translation>
    </message>
    <message>
        <source>Change elevation</source>
        <translation>Elevation ändern</translation>
    </message>
    <message>
        <source>Change azimuth</source>
        <translation>Azimut ändern</translation>
    </message>
    <message>
        <source>Change roll</source>
        <translation>Rollen ändern</translation>
    </message>
    <message>
        <source>Change zoom</source>
        <translation>Zoom ändern</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Anterior</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>Posterior</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>Von hinten</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>From the patient&apos;s left</source>
        <translation>Von der linken Seite des Patienten</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>From the patient&apos;s right</source>
        <translation>Von der rechten Seite des Patienten</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>Superior</translation>
    </message>
    <message>
        <source>From above, anterior up</source>
        <translation>Von oben, anterior ist oben</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Inferior</source>
        <translation>Inferior</translation>
    </message>
    <message>
        <source>From below, anterior up</source>
        <translation>Von unten, anterior ist oben</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 view</source>
        <translation>Ansicht %1</translation>
    </message>
    <message>
        <source>Reset viewpoint</source>
        <translation>Blickpunkt zurücksetzen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The viewpoint that the volume opened with (0)</source>
        <translation>Der Blickpunkt, mit dem das Volumen geöffnet wurde (0)</translation>
    </message>
    <message>
        <source>Change pan</source>
        <translation>Verschiebung ändern</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished">%1 (%2)</translation>
    </message>
    <message>
        <source>Orthographic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parallel rays: lengths are right everywhere in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each pixel shows the largest value on its ray, in the transfer function&apos;s colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orthographic view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perspective view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compositing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinray::ui::VolumePanel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Where each growing index leads in the patient: Left or Right, Posterior or Anterior, Superior or Inferior</source>
        <translation>Wohin jeder wachsende Index im Patienten führt: links (L) oder rechts (R), posterior (P) oder anterior (A), superior (S) oder inferior (I)</translation>
    </message>
    <message>
        <source>(not from a file)</source>
        <translation>(nicht aus einer Datei)</translation>
    </message>
    <message>
        <source>%1 (by its values)</source>
        <translation>%1 (nach den Werten)</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 (%2 in the file)</source>
        <translation>%1 (%2 in der Datei)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 wide</source>
        <translation>%1 breit</translation>
    </message>
    <message>
        <source>Index axis %1 was reversed, so that nothing is mirrored.</source>
        <translation>Die Indexachse %1 wurde umgekehrt, damit nichts gespiegelt ist.</translation>
    </message>
    <message>
        <source>Another of the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds several series; opens another one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown of voxels that are no single numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the volumes in time is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced: each voxel is the mean of a cube of the file&apos;s voxels; saves memory and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced: means of 2 × 2 × 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced: means of 4 × 4 × 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
