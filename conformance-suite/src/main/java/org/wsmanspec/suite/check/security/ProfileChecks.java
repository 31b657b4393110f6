package org.wsmanspec.suite.check.security;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** How security profiles are named and listed (DSP0226 11 and 12). */
public final class ProfileChecks {

  private static final String NAMED = "DSP0226-security-06";
  private static final String LISTED = "DSP0226-identify-06";

  private static final QName PROFILE_NAME = new QName(Namespaces.WSMID, "SecurityProfileName");
  private static final QName AUTH = new QName(Namespaces.WSMAN, "Auth");
  private static final QName PROFILE = new QName("Profile");

  private ProfileChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "security/profiles-of-a-service", List.of(NAMED, LISTED), ProfileChecks::identified),
        Check.ofRequests("security/profile-for-delivery", List.of(NAMED), ProfileChecks::delivery));
  }

  private static void identified(Reply reply, FindingSink sink) {
    if (!reply.envelope().isIdentifyResponse()) {
      return;
    }
    Optional<Element> profiles =
        Dom.child(reply.envelope().bodyChildren().get(0), Names.WSMID_SECURITY_PROFILES);
    if (profiles.isEmpty()) {
      return;
    }
    List<Element> names = Dom.children(profiles.get(), PROFILE_NAME);
    if (!names.isEmpty()) {
      sink.held(LISTED, reply.at(profiles.get()));
    } else if (!profiles.get().getTextContent().isBlank()) {
      sink.broken(
          LISTED,
          "each profile in an element wsmid:SecurityProfileName",
          "wsmid:SecurityProfiles with other content",
          reply.at(profiles.get()),
          "clients look for the names and find none");
    }
    names.forEach(n -> name(Dom.text(n), reply.at(n), sink));
  }

  private static void delivery(Asked asked, FindingSink sink) {
    if (!asked.action().equals(Actions.SUBSCRIBE)) {
      return;
    }
    asked.envelope().bodyChild().stream()
        .flatMap(b -> Dom.children(b).stream())
        .flatMap(delivery -> Dom.children(delivery, AUTH).stream())
        .forEach(
            auth -> name(Dom.attribute(auth, PROFILE).orElse("").strip(), asked.at(auth), sink));
  }

  private static void name(String profile, Place place, FindingSink sink) {
    if (AbsoluteUris.is(profile)) {
      sink.held(NAMED, place);
    } else {
      sink.broken(
          NAMED,
          "the URI of a security profile",
          "'" + profile + "'",
          place,
          "profiles of one's own have URIs of one's own");
    }
  }
}
