#include "ui/sentences.h"

#include <QCoreApplication>
#include <algorithm>

namespace twinray::ui {
namespace {

constexpr int kMostValues = 9;
constexpr int kMostWays = 64;  ///< of long texts of a library inside a sentence

/// Whether %<digit> begins here.
bool isPlace(const QString& text, qsizetype at) {
  return text[at] == QLatin1Char('%') && at + 1 < text.size() && text[at + 1] >= QLatin1Char('1') &&
         text[at + 1] <= QLatin1Char('9');
}

/// In one pass, since values may hold "%1" themselves.
QString filled(const QString& pattern, const QStringList& values) {
  QString text;
  for (qsizetype at = 0; at < pattern.size(); ++at) {
    if (isPlace(pattern, at)) {
      text += values[pattern[++at].digitValue() - 1];
    } else {
      text += pattern[at];
    }
  }
  return text;
}

}  // namespace

void Sentences::add(const QString& english, const QString& other) {
  Template added;
  added.other = other;
  added.literals << QString();
  for (qsizetype at = 0; at < english.size(); ++at) {
    if (isPlace(english, at)) {
      added.places << english[++at].digitValue();
      added.literals << QString();
    } else {
      added.literals.last() += english[at];
      ++added.letters;
    }
  }
  const auto after = std::upper_bound(templates_.begin(), templates_.end(), added,
                                      [](const auto& a, const auto& b) { return a.letters > b.letters; });
  templates_.insert(after, added);
}

QList<QStringList> Sentences::waysOf(const Template& with, const QString& sentence) {
  QList<QStringList> ways;
  const QString& last = with.literals.last();
  if (!sentence.startsWith(with.literals.first()) || !sentence.endsWith(last)) return ways;
  if (with.places.isEmpty()) {
    if (sentence.size() == last.size()) ways << QStringList();
    return ways;
  }
  const qsizetype end = sentence.size() - last.size();
  QStringList values(kMostValues);
  const auto place = [&](const auto& self, qsizetype index, qsizetype from) -> void {
    const qsizetype number = with.places[index] - 1;
    const bool again = with.places.indexOf(with.places[index]) < index;
    const auto take = [&](qsizetype to) {
      const QString value = sentence.mid(from, to - from);
      if (again && values[number] != value) return false;
      values[number] = value;
      return true;
    };
    if (index + 1 == with.places.size()) {
      if (from <= end && take(end)) ways << values;
      return;
    }
    const QString& next = with.literals[index + 1];
    for (qsizetype at = sentence.indexOf(next, from); at >= 0 && at + next.size() <= end && ways.size() < kMostWays;
         at = sentence.indexOf(next, at + 1)) {
      if (take(at)) self(self, index + 1, at + next.size());
    }
  };
  place(place, 0, with.literals.first().size());
  return ways;
}

QString Sentences::translated(const QString& sentence) const {
  for (const Template& each : templates_) {
    const QList<QStringList> ways = waysOf(each, sentence);
    if (ways.isEmpty()) continue;
    // The way in which most values are sentences: a path may hold what also stands between the values.
    QStringList best;
    int most = -1;
    for (QStringList values : ways) {
      int sentences = 0;
      for (QString& value : values) {
        if (const QString other = value.isEmpty() ? QString() : translated(value); !other.isNull()) {
          value = other;
          ++sentences;
        }
      }
      if (sentences > most) best = values;
      most = std::max(most, sentences);
    }
    return filled(each.other, best);
  }
  return {};
}

QString translatedSentence(const std::string& english) {
  if (english.empty()) return {};
  // The English text where no translator is installed.
  return QCoreApplication::translate(Sentences::kContext, english.c_str());
}

QString sentenceOf(const std::exception& error) {
  return translatedSentence(error.what());
}

}  // namespace twinray::ui
