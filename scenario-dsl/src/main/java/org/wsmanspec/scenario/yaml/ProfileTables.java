package org.wsmanspec.scenario.yaml;

import java.util.List;

/** The keys of profile files. */
final class ProfileTables {

  /** What a departure may say of the answer, beside the names of fault subcodes. */
  static final List<String> ANSWERS = List.of("success", "fault");

  static final KeyTable PROFILE =
      KeyTable.of(
          "a profile",
          """
          profile!     | string     | Name, in kebab-case.
          title!       | string     | What people call this kind of endpoint.
          about!       | string     | What kind of endpoint it is for.
          claims       | needs      | Words of the capability vocabulary that such an endpoint claims.
          limits       | limits     | How long the harness waits and how much it reads.
          leaveOut     | leaveOuts  | Requirements that do not apply, with the reasons.
          bringIn      | ids        | Requirements that apply whether or not what they depend on is claimed.
          departures   | departures | Known ways of not holding a requirement.""");

  static final KeyTable LEAVE_OUT =
      KeyTable.of(
          "a requirement that is left out",
          """
          requirements! | texts  | Requirement ids; an asterisk stands for any characters.
          because!      | string | Why they do not apply.""");

  static final KeyTable DEPARTURE =
      KeyTable.of(
          "a departure",
          """
          requirements! | ids    | Ids of the requirements that are not held.
          instead!      | string | What the product does instead.
          when!         | when   | What has to be seen for this to be the explanation.
          basis!        | enum:documented,reported | Whether a document of the product says so, or public source or a public report shows it.
          source!       | string | Document and section, or report.
          link          | string | Where to read it.""");

  static final KeyTable WHEN =
      KeyTable.of(
          "the condition of a departure",
          """
          expected | string | Regular expression, found in what the finding expected.
          actual   | string | Regular expression, found in what the finding saw.
          check    | string | Name of the check or scenario, with asterisks.
          action   | string | Regular expression, found in the Action of the request.
          resource | string | Regular expression, found in the ResourceURI of the request.
          answer   | string | success, fault, or a fault subcode such as wsman:UnsupportedFeature.""");

  private ProfileTables() {}
}
