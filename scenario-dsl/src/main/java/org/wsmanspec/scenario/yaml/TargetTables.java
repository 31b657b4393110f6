package org.wsmanspec.scenario.yaml;

import java.util.List;

/** The keys of target files. */
final class TargetTables {

  /** The names by which scenarios use a target's resources. */
  static final List<String> RESOURCE_NAMES =
      List.of(
          "instance",
          "singleton",
          "enumerable",
          "many",
          "empty",
          "unfilterable",
          "slowEnumerable",
          "writable",
          "creatable",
          "readonly",
          "missing",
          "method",
          "staticMethod",
          "slow",
          "query",
          "base",
          "associated",
          "large",
          "forbidden",
          "typed",
          "elsewhere",
          "events",
          "indications",
          "eventSource",
          "eventFilter",
          "eventSubscriptions",
          "cmd",
          "powershell");

  static final KeyTable TARGET =
      KeyTable.of(
          "a target",
          """
          target!     | string      | What people call the endpoint.
          address!    | text        | Absolute http or https URI, without user name and password.
          credentials | credentials | Who asks.
          tls         | tls         | How the endpoint's certificate is judged.
          limits      | limits      | How long the harness waits and how much it reads.
          disruptive  | enum:allowed,refused | Whether scenarios may change the endpoint's state; default refused.
          profile     | text        | Name of a shipped profile, or a profile file (.yaml) relative to this one.
          claims      | needs       | Words of the capability vocabulary that the endpoint is claimed to offer.
          resources   | resources   | What scenarios may use, by name.
          events      | hooks       | How the endpoint is made to emit events, by name; raise is the usual one.""");

  static final KeyTable CREDENTIALS =
      KeyTable.of(
          "credentials",
          """
          scheme!             | enum:none,basic,digest,ntlm | How the caller proves who it is.
          user                | text | User name.
          passwordFile        | text | A file whose first line is the password, relative to this one.
          passwordEnvironment | text | Name of an environment variable that holds the password.
          password            | text | The password itself; better kept out of the file.""");

  static final KeyTable TLS =
      KeyTable.of(
          "tls",
          """
          trust                | enum:system,any,file | Which certificates are trusted; default system.
          trustFile            | text    | PEM certificates, relative to this file.
          hostnameVerification | boolean | Whether the certificate must name the host; default true.""");

  static final KeyTable LIMITS =
      KeyTable.of(
          "limits",
          """
          connectSeconds   | integer | Seconds until the connection stands; default 10.
          responseSeconds  | integer | Seconds until the answer is complete; default 60.
          maxResponseBytes | integer | Octets of one answer; default 16777216.""");

  static final KeyTable RESOURCE =
      KeyTable.of(
          "a resource",
          """
          uri!          | text    | Resource URI.
          selectors     | textMap | Selectors, possibly with __cimnamespace.
          key           | text    | Property that is the key and that the scenario makes up.
          keyValue      | text    | Pattern of its values, where not any text will do: each # becomes a digit.
          keyProperty   | text    | Property that is the key.
          property      | text    | Name of a text property.
          propertyValue | text    | Its value.
          value         | text    | One of the two values that the property is set to.
          otherValue    | text    | The other one.
          array         | text    | Name of an array property that takes small numbers.
          required      | text    | Name of a property without which an instance is not accepted.
          numeric       | text    | Name of a writable property whose type is a number.
          octets        | text    | Name of a property that is an array of octets (qualifier OctetString).
          atLeast       | integer | How many instances there are at least.
          properties    | textMap | Property values of a new instance.
          method        | text    | Name of a method.
          input         | textMap | Its parameters.
          output        | text    | Name of an output parameter.
          outputValue   | text    | Its value.
          wql           | text    | A WQL query that selects whole instances.
          wqlSelect     | text    | A WQL query that selects some properties.
          wqlNothing    | text    | A WQL query that no instance satisfies.
          filterProperty | text   | A property that not all instances have the same value of.
          filterValue   | text    | A value of it that some instances have.
          projection    | texts   | Those properties.
          derived       | texts   | Resource URIs of derived classes.
          resultClass   | text    | Class of the associated instances.
          eventQuery    | text    | An XPath expression, as in a Select of an event query, that selects every event.
          channel       | text    | The event log, as in the Path of an event query.
          otherClass    | text    | Class of events or instances that a query does not select.
          commands      | textMap | Command lines of a remote shell that scenarios need: echo, long, stdin, fails ...""");

  private TargetTables() {}
}
