package org.wsmanspec.scenario.yaml;

/** The keys of inventory files. */
final class InventoryTables {

  /** Names of endpoints, which become names of folders on any system. */
  static final String NAME_PATTERN = "[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?";

  static final KeyTable INVENTORY =
      KeyTable.of(
          "an inventory",
          """
          inventory! | string    | What people call these endpoints.
          defaults   | defaults  | What holds for each target that says nothing else.
          targets!   | endpoints | The endpoints, in the order of reports.""");

  private static final KeyTable COMMON =
      KeyTable.of(
          "what endpoints have in common",
          """
          file        | text        | A target file, relative to this one; what stands here beside it holds instead of what it says.
          labels      | textMap     | What people sort endpoints by, such as rack or vendor.
          credentials | credentials | Who asks.
          tls         | tls         | How the endpoint's certificate is judged.
          limits      | limits      | How long the harness waits and how much it reads.
          disruptive  | enum:allowed,refused | Whether scenarios may change the endpoint's state; default refused.
          profile     | text        | Name of a shipped profile, or a profile file (.yaml) relative to this one.
          claims      | needs       | Words of the capability vocabulary that the endpoint is claimed to offer.""");

  static final KeyTable DEFAULTS = new KeyTable("defaults", COMMON.keys());

  static final KeyTable ENDPOINT =
      KeyTable.of(
              "an endpoint",
              """
              name!   | endpointName | Its name in reports and that of its folder; no other endpoint has it.
              address | text         | Absolute http or https URI; needed without a target file of its own.""")
          .and(COMMON);

  private InventoryTables() {}
}
