package org.wsmanspec.message.clixml;

import java.util.List;
import org.wsmanspec.message.clixml.PropertyBag.Member;

/**
 * Values in a line for people, such as {@code {ci: 1, mi: ReadLine (11), mp: []}}: for findings and
 * evidence, where CLIXML would be long-winded.
 *
 * <p>Secure strings are not shown, as little as they tell. Long texts are cut.
 */
public final class ClixmlText {

  private static final int LONGEST_STRING = 200;

  private final int limit;
  private final StringBuilder out = new StringBuilder();

  private ClixmlText(int limit) {
    this.limit = limit;
  }

  /**
   * A value in a line.
   *
   * @param limit characters that the line may have at most; what is cut is shown as an ellipsis
   */
  public static String of(ClixmlValue value, int limit) {
    ClixmlText text = new ClixmlText(limit);
    text.value(value);
    return text.isFull() ? text.out.substring(0, limit) + "…" : text.out.toString();
  }

  private boolean isFull() {
    return out.length() > limit;
  }

  private void value(ClixmlValue value) {
    if (isFull()) {
      return;
    }
    if (value instanceof Primitive primitive) {
      out.append(primitive(primitive));
    } else if (value instanceof Reference reference) {
      out.append("→ ").append(plain(reference.refId()));
    } else if (value instanceof ProgressElement progress) {
      out.append("progress ").append(quoted(progress.activity()));
    } else if (value instanceof ComplexObject object) {
      object(object);
    }
  }

  private static String primitive(Primitive primitive) {
    return switch (primitive.tag()) {
      case NIL -> "null";
      case SS -> "(secure string)";
      case S, URI, XD, SBK -> quoted(primitive.string());
      case BA -> "(" + primitive.text().length() / 4 * 3 + " bytes)";
      default -> plain(primitive.text());
    };
  }

  private static String cut(String text) {
    return text.length() > LONGEST_STRING ? text.substring(0, LONGEST_STRING) + "…" : text;
  }

  /** Without line ends, which a name may have as well. */
  private static String plain(String text) {
    return cut(text).replaceAll("\\p{Cntrl}", "�");
  }

  private static String quoted(String text) {
    String cut = cut(text);
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(Character.isISOControl(c) ? '�' : c);
      }
    }
    return quoted.append('"').toString();
  }

  private void object(ComplexObject object) {
    int before = out.length();
    if (object.primitive().isPresent() && object.toStringText().isPresent()) {
      out.append(plain(object.toStringText().get())).append(" (");
      out.append(primitive(object.primitive().get())).append(')');
    } else {
      object.primitive().ifPresent(p -> out.append(primitive(p)));
    }
    object.items().ifPresent(this::list);
    object.entries().ifPresent(this::dictionary);
    for (ObjectPart part : object.parts()) {
      if (part instanceof PropertyBag bag && !bag.members().isEmpty()) {
        space(before);
        named(object, before);
        members(bag.members());
      }
    }
    if (out.length() == before) {
      named(object, before);
      out.append("{}");
    }
  }

  /** The type of an object that has properties, without those of lists and of property bags. */
  private void named(ComplexObject object, int before) {
    List<String> names = object.typeNames();
    if (out.length() == before && !names.isEmpty()) {
      String name = names.get(0);
      int bracket = name.indexOf('[');
      String plain = bracket < 0 ? name : name.substring(0, bracket);
      out.append(plain(plain.substring(plain.lastIndexOf('.') + 1))).append(' ');
    }
  }

  private void space(int before) {
    if (out.length() > before) {
      out.append(' ');
    }
  }

  private void list(List<ClixmlValue> items) {
    String separator = "";
    out.append('[');
    for (ClixmlValue item : items) {
      out.append(separator);
      separator = ", ";
      value(item);
      if (isFull()) {
        return;
      }
    }
    out.append(']');
  }

  private void dictionary(List<Dictionary.Entry> entries) {
    String separator = "";
    out.append("@{");
    for (Dictionary.Entry entry : entries) {
      out.append(separator);
      separator = ", ";
      value(entry.key());
      out.append(" = ");
      value(entry.value());
      if (isFull()) {
        return;
      }
    }
    out.append('}');
  }

  private void members(List<Member> members) {
    String separator = "";
    out.append('{');
    for (Member member : members) {
      out.append(separator).append(plain(member.name())).append(": ");
      separator = ", ";
      if (member instanceof PropertyBag.PropertySet set) {
        members(set.members());
      } else if (member instanceof Property property) {
        value(property.value());
      }
      if (isFull()) {
        return;
      }
    }
    out.append('}');
  }
}
