package org.wsmanspec.message.clixml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.clixml.Clixml.Problem;
import org.wsmanspec.message.clixml.PropertyBag.Member;

/** Makes values of a tree of elements; what is wrong goes to the problems, and reading goes on. */
final class ClixmlReader {

  private static final String REF_ID = "RefId";

  private final ClixmlLimits limits;
  private final List<Problem> problems;
  private final TypeNamesReader typeNames;
  private final Set<String> objects = new HashSet<>();
  private int count;

  ClixmlReader(ClixmlLimits limits, List<Problem> problems) {
    this.limits = limits;
    this.problems = problems;
    this.typeNames = new TypeNamesReader(problems);
  }

  /** Empty for an element that is none of CLIXML. */
  Optional<ClixmlValue> value(Element e) {
    if (++count > limits.maxObjects()) {
      throw new ClixmlException(
          "the document has more than " + limits.maxObjects() + " values", Elements.path(e), null);
    }
    if (Elements.isForeign(e)) {
      return unknown(e);
    }
    String name = e.getLocalName();
    return switch (name) {
      case "Obj" -> Optional.of(object(e));
      case "Ref" -> Optional.of(reference(e));
      case "PR" -> ProgressElements.read(e, problems);
      default -> {
        Optional<PrimitiveTag> tag = PrimitiveTag.of(name);
        yield tag.isPresent() ? Optional.of(primitive(tag.get(), e)) : unknown(e);
      }
    };
  }

  private <T> Optional<T> unknown(Element e) {
    problem("<" + e.getNodeName() + "> is no element of CLIXML here", e);
    return Optional.empty();
  }

  private void problem(String what, Element at) {
    problems.add(new Problem(what, Elements.path(at)));
  }

  private Primitive primitive(PrimitiveTag tag, Element e) {
    Primitive primitive = new Primitive(tag, Elements.text(e, problems));
    if (tag != PrimitiveTag.S) {
      try {
        PrimitiveTexts.parse(primitive);
      } catch (ClixmlException wrong) {
        problem(String.valueOf(wrong.getMessage()), e);
      }
    }
    return tag == PrimitiveTag.NIL ? Primitive.NIL : primitive;
  }

  private Reference reference(Element e) {
    String id = e.getAttribute(REF_ID);
    if (!objects.contains(id)) {
      problem("the reference '" + id + "' names no object that came before", e);
    }
    return new Reference(id);
  }

  private ComplexObject object(Element e) {
    Optional<String> id =
        e.hasAttribute(REF_ID) ? Optional.of(e.getAttribute(REF_ID)) : Optional.empty();
    if (id.isPresent() && !objects.add(id.get())) {
      problem("a second object has the RefId '" + id.get() + "'", e);
    }
    List<ObjectPart> parts = new ArrayList<>();
    Set<Object> kinds = new HashSet<>();
    for (Element child : Elements.children(e, problems)) {
      Optional<ObjectPart> part = part(child);
      if (part.isPresent()) {
        if (!kinds.add(kind(part.get()))) {
          problem("<" + child.getNodeName() + "> comes a second time in one object", child);
        }
        parts.add(part.get());
      }
    }
    return new ComplexObject(id, parts);
  }

  private Optional<ObjectPart> part(Element e) {
    if (Elements.isForeign(e)) {
      return unknown(e);
    }
    String name = e.getLocalName();
    return switch (name) {
      case "TN" -> Optional.of(typeNames.list(e));
      case "TNRef" -> typeNames.reference(e);
      case "ToString" -> Optional.of(new ToStringText(Elements.text(e, problems)));
      case "LST", "IE", "STK", "QUE" ->
          Optional.of(new Sequence(Sequence.Kind.valueOf(name), values(e)));
      case "DCT" -> Optional.of(new Dictionary(entries(e)));
      case "Props" -> Optional.of(new PropertyBag(PropertyBag.Kind.ADAPTED, members(e)));
      case "MS" -> Optional.of(new PropertyBag(PropertyBag.Kind.EXTENDED, members(e)));
      default -> {
        Optional<PrimitiveTag> tag = PrimitiveTag.of(name);
        yield tag.isPresent()
            ? Optional.of(new ExtendedPrimitive(primitive(tag.get(), e)))
            : unknown(e);
      }
    };
  }

  private List<ClixmlValue> values(Element e) {
    List<ClixmlValue> values = new ArrayList<>();
    for (Element child : Elements.children(e, problems)) {
      value(child).ifPresent(values::add);
    }
    return values;
  }

  private List<Dictionary.Entry> entries(Element e) {
    List<Dictionary.Entry> entries = new ArrayList<>();
    for (Element entry : Elements.children(e, problems)) {
      List<Element> two = Elements.children(entry, problems);
      if (Elements.isForeign(entry) || !"En".equals(entry.getLocalName())) {
        unknown(entry);
      } else if (two.size() != 2
          || !"Key".equals(two.get(0).getAttribute("N"))
          || !"Value".equals(two.get(1).getAttribute("N"))) {
        problem("an entry holds one element with N=\"Key\" and then one with N=\"Value\"", entry);
      } else {
        Optional<ClixmlValue> key = value(two.get(0));
        Optional<ClixmlValue> value = value(two.get(1));
        if (key.isPresent() && value.isPresent()) {
          entries.add(new Dictionary.Entry(key.get(), value.get()));
        }
      }
    }
    return entries;
  }

  private List<Member> members(Element e) {
    List<Member> members = new ArrayList<>();
    for (Element child : Elements.children(e, problems)) {
      if (!child.hasAttribute("N")) {
        problem("a property has no name (the attribute N)", child);
      }
      String name = StringEscapes.unescape(child.getAttribute("N"));
      if ("MS".equals(child.getLocalName()) && !Elements.isForeign(child)) {
        members.add(new PropertyBag.PropertySet(name, members(child)));
      } else {
        value(child).ifPresent(v -> members.add(new Property(name, v)));
      }
    }
    return members;
  }

  /** Of each kind an object has one part. */
  private static Object kind(ObjectPart part) {
    return part instanceof PropertyBag bag ? bag.kind() : part.getClass();
  }
}
