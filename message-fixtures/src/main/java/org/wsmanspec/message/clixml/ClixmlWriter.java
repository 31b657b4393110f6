package org.wsmanspec.message.clixml;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.PropertyBag.Member;

/** Writes values; numbers objects and lists of type names that have no number yet. */
final class ClixmlWriter {

  private final Notation notation;
  private final RefIds ids = new RefIds();
  private final StringBuilder out = new StringBuilder();
  private boolean root = true;

  ClixmlWriter(Notation notation) {
    this.notation = notation;
  }

  String text() {
    return out.toString();
  }

  ClixmlWriter prolog() {
    if (notation.byteOrderMark()) {
      out.append('\uFEFF');
    }
    out.append(notation.prolog());
    return this;
  }

  /**
   * Write a value.
   *
   * @param attribute the name of an attribute that it has in its parent, empty for none
   * @param name the value of that attribute
   */
  ClixmlWriter value(String attribute, String name, ClixmlValue value) {
    if (value instanceof Primitive primitive) {
      primitive(attribute, name, primitive);
    } else if (value instanceof Reference reference) {
      open("Ref", attribute, name, ids.reference(reference.refId()));
      close();
    } else if (value instanceof ProgressElement progress) {
      start("PR", attribute, name, Optional.empty());
      for (ProgressElements.Field field : ProgressElements.fields(progress)) {
        leaf(field.element(), "", "", field.text(), !"Nil".equals(field.element()));
      }
      end("PR");
    } else if (value instanceof ComplexObject object) {
      object(attribute, name, object);
    }
    return this;
  }

  private void primitive(String attribute, String name, Primitive primitive) {
    PrimitiveTag tag = primitive.tag();
    leaf(tag.element(), attribute, name, primitive.text(), tag != PrimitiveTag.NIL);
  }

  private void object(String attribute, String name, ComplexObject object) {
    open("Obj", attribute, name, ids.object(object.refId()));
    if (object.parts().isEmpty()) {
      close();
      return;
    }
    out.append('>');
    object.parts().forEach(this::part);
    end("Obj");
  }

  private void part(ObjectPart part) {
    if (part instanceof TypeNames names) {
      typeNames(names);
    } else if (part instanceof ToStringText text) {
      leaf("ToString", "", "", text.text(), true);
    } else if (part instanceof ExtendedPrimitive primitive) {
      primitive("", "", primitive.value());
    } else if (part instanceof Sequence sequence) {
      container(sequence.kind().name(), sequence.items());
    } else if (part instanceof Dictionary dictionary) {
      dictionary(dictionary.entries());
    } else if (part instanceof PropertyBag bag) {
      members(bag.kind().element(), "", "", bag.members());
    }
  }

  private void typeNames(TypeNames names) {
    RefIds.Numbered numbered = ids.typeNames(names);
    if (numbered.known()) {
      open("TNRef", "", "", numbered.id());
      close();
    } else {
      start("TN", "", "", Optional.of(numbered.id()));
      names.names().forEach(n -> leaf("T", "", "", StringEscapes.escape(n), true));
      end("TN");
    }
  }

  private void container(String element, List<ClixmlValue> items) {
    if (items.isEmpty()) {
      open(element, "", "", Optional.empty());
      close();
    } else {
      start(element, "", "", Optional.empty());
      items.forEach(i -> value("", "", i));
      end(element);
    }
  }

  private void dictionary(List<Dictionary.Entry> entries) {
    if (entries.isEmpty()) {
      container("DCT", List.of());
      return;
    }
    out.append("<DCT>");
    for (Dictionary.Entry entry : entries) {
      out.append("<En>");
      value("N", "Key", entry.key());
      value("N", "Value", entry.value());
      out.append("</En>");
    }
    out.append("</DCT>");
  }

  private void members(String element, String attribute, String name, List<Member> members) {
    open(element, attribute, name, Optional.empty());
    if (members.isEmpty()) {
      close();
      return;
    }
    out.append('>');
    for (Member member : members) {
      if (member instanceof PropertyBag.PropertySet set) {
        members("MS", "N", StringEscapes.escape(set.name()), set.members());
      } else if (member instanceof Property property) {
        value("N", StringEscapes.escape(property.name()), property.value());
      }
    }
    end(element);
  }

  private void leaf(String element, String attribute, String name, String text, boolean isText) {
    open(element, attribute, name, Optional.empty());
    if (!text.isEmpty()) {
      out.append('>');
      Markup.text(text, out);
      end(element);
    } else if (isText && notation.emptyText()) {
      out.append('>');
      end(element);
    } else {
      close();
    }
  }

  private void open(String element, String attribute, String name, String refId) {
    open(element, attribute, name, Optional.of(refId));
  }

  private void open(String element, String attribute, String name, Optional<String> refId) {
    out.append('<').append(element);
    if (notation.refIdFirst()) {
      refId.ifPresent(id -> attribute("RefId", id));
    }
    if (!attribute.isEmpty()) {
      attribute(attribute, name);
    }
    if (!notation.refIdFirst()) {
      refId.ifPresent(id -> attribute("RefId", id));
    }
    if (root) {
      root = false;
      if (notation.namespace()) {
        attribute("xmlns", Clixml.NAMESPACE);
      }
    }
  }

  private void attribute(String attribute, String value) {
    out.append(' ').append(attribute).append("=\"");
    Markup.attribute(value, out);
    out.append('"');
  }

  private void start(String element, String attribute, String name, Optional<String> refId) {
    open(element, attribute, name, refId);
    out.append('>');
  }

  private void end(String element) {
    out.append("</").append(element).append('>');
  }

  private void close() {
    out.append(notation.space() ? " />" : "/>");
  }
}
