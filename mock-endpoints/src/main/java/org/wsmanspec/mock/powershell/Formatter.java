package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows objects as text, in tables or lists, much as the console of PowerShell does. */
public final class Formatter {

  private static final int MOST_COLUMNS = 4;
  private static final int WIDEST = 40;

  private Formatter() {}

  /** The lines for objects that follow each other. */
  public static List<String> lines(List<Object> values) {
    List<String> lines = new ArrayList<>();
    int i = 0;
    while (i < values.size()) {
      Object value = values.get(i);
      if (value instanceof PsObject object && object.base().isEmpty() && shown(object)) {
        int from = i;
        while (i < values.size()
            && values.get(i) instanceof PsObject next
            && next.base().isEmpty()
            && next.typeNames().equals(object.typeNames())) {
          i++;
        }
        shape(values.subList(from, i), lines);
      } else {
        i++;
        if (value instanceof PsHashtable table) {
          hashtable(table, lines);
        } else if (value instanceof PsError error) {
          lines.addAll(List.of(ErrorText.of(error).split("\r\n", -1)));
        } else if (value != PsNull.NULL) {
          lines.addAll(List.of(PsValues.text(value).split("\r?\n", -1)));
        }
      }
    }
    return lines;
  }

  private static boolean shown(PsObject object) {
    return !object.properties().isEmpty()
        && !(object.text().isPresent() && object.typeNames().get(0).endsWith("Record"));
  }

  private static void shape(List<Object> objects, List<String> lines) {
    PsObject first = (PsObject) objects.get(0);
    List<String> names = first.properties().stream().map(PsObject.Property::name).toList();
    lines.add("");
    if (names.size() <= MOST_COLUMNS) {
      table(objects, names, lines);
    } else {
      for (Object each : objects) {
        list((PsObject) each, lines);
      }
    }
    lines.add("");
  }

  private static void list(PsObject object, List<String> lines) {
    int width = object.properties().stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (PsObject.Property p : object.properties()) {
      lines.add(pad(p.name(), width) + " : " + cell(p.value()));
    }
    lines.add("");
  }

  private static void table(List<Object> objects, List<String> names, List<String> lines) {
    int[] widths = new int[names.size()];
    for (int i = 0; i < widths.length; i++) {
      int width = names.get(i).length();
      for (Object each : objects) {
        Object value = ((PsObject) each).get(names.get(i)).orElse(PsNull.NULL);
        width = Math.max(width, Math.min(WIDEST, cell(value).length()));
      }
      widths[i] = width;
    }
    row(names, widths, lines);
    row(names.stream().map(n -> "-".repeat(n.length())).toList(), widths, lines);
    for (Object each : objects) {
      row(
          names.stream().map(n -> cell(((PsObject) each).get(n).orElse(PsNull.NULL))).toList(),
          widths,
          lines);
    }
  }

  private static void row(List<String> cells, int[] widths, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String cut = cell.length() > widths[i] ? cell.substring(0, widths[i] - 3) + "..." : cell;
      line.append(i == 0 ? "" : " ").append(pad(cut, widths[i]));
    }
    lines.add(line.toString());
  }

  private static String cell(Object value) {
    return value instanceof List<?> list
        ? "{" + PsValues.join(list, ", ") + "}"
        : PsValues.text(value).replace("\r", "").replace('\n', ' ');
  }

  private static void hashtable(PsHashtable table, List<String> lines) {
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%-30s %s", "Name", "Value"));
    lines.add(String.format(Locale.ROOT, "%-30s %s", "----", "-----"));
    for (PsHashtable.Entry e : table.entries()) {
      lines.add(String.format(Locale.ROOT, "%-30s %s", PsValues.text(e.key()), cell(e.value())));
    }
    lines.add("");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
