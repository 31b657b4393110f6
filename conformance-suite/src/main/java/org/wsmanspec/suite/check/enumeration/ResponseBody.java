package org.wsmanspec.suite.check.enumeration;

import java.util.List;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** The walk over the bodies of successful responses of one kind. */
final class ResponseBody {

  /** Looks at one such body. */
  interface Look {
    void look(Reply reply, Element body, FindingSink sink);
  }

  private ResponseBody() {}

  /** A check of every success whose body is the element of this name. */
  static Check check(String name, List<String> requirements, QName body, Look look) {
    return Check.ofReplies(
        name,
        requirements,
        (reply, sink) ->
            reply
                .envelope()
                .bodyChild()
                .filter(b -> !reply.isFault() && Dom.is(b, body))
                .ifPresent(b -> look.look(reply, b, sink)));
  }

  /** Names of the children, in order. */
  static List<QName> names(Element body) {
    return Dom.children(body).stream().map(Dom::name).toList();
  }

  /** The children, for people. */
  static String listed(Element body) {
    List<QName> names = names(body);
    return names.isEmpty()
        ? "nothing"
        : names.stream().map(Namespaces::display).collect(Collectors.joining(", "));
  }
}
