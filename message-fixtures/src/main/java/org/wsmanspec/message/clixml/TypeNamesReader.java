package org.wsmanspec.message.clixml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.clixml.Clixml.Problem;

/** Reads lists of type names and the references to them, which have numbers of their own. */
final class TypeNamesReader {

  private final List<Problem> problems;
  private final Map<String, List<String>> lists = new HashMap<>();

  TypeNamesReader(List<Problem> problems) {
    this.problems = problems;
  }

  TypeNames list(Element e) {
    List<String> names = new ArrayList<>();
    for (Element child : Elements.children(e, problems)) {
      if (Elements.isForeign(child) || !"T".equals(child.getLocalName())) {
        problem("<" + child.getNodeName() + "> is no name of a type", child);
      } else {
        names.add(StringEscapes.unescape(Elements.text(child, problems)));
      }
    }
    Optional<String> id = id(e);
    TypeNames list = new TypeNames(id, names, false);
    if (id.isPresent() && lists.putIfAbsent(id.get(), list.names()) != null) {
      problem("a second list of type names has the RefId '" + id.get() + "'", e);
    }
    return list;
  }

  Optional<ObjectPart> reference(Element e) {
    Optional<String> id = id(e);
    List<String> names = id.map(lists::get).orElse(null);
    if (names == null) {
      problem(
          "the reference '" + id.orElse("") + "' names no list of type names that came before", e);
      return Optional.empty();
    }
    return Optional.of(new TypeNames(id, names, true));
  }

  private static Optional<String> id(Element e) {
    return e.hasAttribute("RefId") ? Optional.of(e.getAttribute("RefId")) : Optional.empty();
  }

  private void problem(String what, Element at) {
    problems.add(new Problem(what, Elements.path(at)));
  }
}
