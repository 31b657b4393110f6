package org.wsmanspec.suite.check.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.enumeration.Enumerations;

/** What Pull and its relatives repeat of the Enumerate, and what not (DSP0226 6.4 and 8.1). */
public final class SameEprChecks {

  private static final String SAME = "DSP0226-enumeration-06";

  /** The same of MS-WMOD, which speaks of Pull only. */
  private static final String PULL = "MS-WMOD-3.2-10";

  private static final String OPTIONS = "DSP0226-enumeration-01";

  private static final Set<String> ACTIONS =
      Set.of(
          Actions.PULL, Actions.RELEASE, Actions.ENUMERATION_RENEW, Actions.ENUMERATION_GET_STATUS);

  private SameEprChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(Check.of("client/same-epr", List.of(SAME, PULL, OPTIONS), SameEprChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Asked> asked = Asked.of(exchange).filter(a -> ACTIONS.contains(a.action()));
          Optional<Asked> opener = before.flatMap(Enumerations.Context::opener);
          if (asked.isPresent() && opener.isPresent()) {
            reference(asked.get(), opener.get(), sink);
            options(asked.get(), opener.get(), sink);
          }
        });
  }

  private static void reference(Asked asked, Asked opener, FindingSink sink) {
    String hint = "the Enumerate is " + opener.exchange().where();
    String uri = asked.envelope().headerText(Names.WSMAN_RESOURCE_URI).orElse("none");
    String openerUri = opener.envelope().headerText(Names.WSMAN_RESOURCE_URI).orElse("none");
    Set<String> selectors = selectors(asked.envelope().selectors());
    Set<String> openerSelectors = selectors(opener.envelope().selectors());
    String to = asked.envelope().to().orElse("none");
    String openerTo = opener.envelope().to().orElse("none");
    if (!uri.equals(openerUri)) {
      String expected = "wsman:ResourceURI as in Enumerate, " + openerUri;
      sink.broken(SAME, expected, uri, asked.place(), hint);
      if (asked.action().equals(Actions.PULL)) {
        sink.broken(PULL, expected, uri, asked.place(), hint);
      }
    } else if (!selectors.equals(openerSelectors)) {
      sink.broken(
          SAME,
          "the selectors of the Enumerate, " + openerSelectors,
          selectors.toString(),
          asked.place(),
          hint);
    } else if (!plain(to).equals(plain(openerTo))) {
      sink.soft(
          SAME,
          "wsa:To as in Enumerate, " + openerTo,
          to,
          asked.place(),
          hint + "; both may lead to the same service");
    } else {
      sink.held(SAME, asked.place());
    }
  }

  private static void options(Asked asked, Asked opener, FindingSink sink) {
    if (opener.envelope().headers(Names.WSMAN_OPTION_SET).isEmpty()) {
      return;
    }
    if (asked.envelope().headers(Names.WSMAN_OPTION_SET).isEmpty()) {
      sink.held(OPTIONS, asked.place());
    } else {
      sink.broken(
          OPTIONS,
          "no wsman:OptionSet, since that of the Enumerate holds for the whole sequence",
          "one more",
          asked.place(),
          "the Enumerate is " + opener.exchange().where());
    }
  }

  private static Set<String> selectors(List<Selector> selectors) {
    Set<String> all = new TreeSet<>();
    for (Selector s : selectors) {
      all.add(s.name() + "=" + s.reference().map(SameEprChecks::nested).orElse(s.value()));
    }
    return all;
  }

  private static String nested(EndpointReference reference) {
    return reference.resourceUri().orElse("") + selectors(reference.selectors());
  }

  /** An address without what makes no difference. */
  private static String plain(String address) {
    try {
      URI uri = URI.create(address.strip());
      if (uri.getHost() == null || uri.getScheme() == null) {
        return address.strip();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      int usual = scheme.equals("https") ? 443 : 80;
      return scheme
          + "://"
          + uri.getHost().toLowerCase(Locale.ROOT)
          + ":"
          + (uri.getPort() < 0 ? usual : uri.getPort())
          + uri.getPath().replaceFirst("/$", "");
    } catch (IllegalArgumentException e) {
      return address.strip();
    }
  }
}
