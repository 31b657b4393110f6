package org.wsmanspec.scenario.yaml;

/** The keys of expectations and mutations. */
final class ExpectTables {

  static final KeyTable EXPECT =
      KeyTable.of(
          "an expectation",
          """
          response   | response   | Success of an operation: HTTP 200, its Action, its body element.
          status     | status     | HTTP status: a number, a class such as 2xx, or a list of them.
          action     | text       | wsa:Action of the answer.
          fault      | fault      | A fault: any, a subcode, or its parts.
          httpError  | httpError  | A bare HTTP error that is as good as the rest: any or statuses.
          schema     | enum:valid | The answer is valid against the published schemas.
          xpath      | conditions | Conditions on the answer's envelope.
          body       | bodyMatch  | What the content of s:Body must be like.
          answered   | enum:true  | Any answer will do, but silence will not.
          journal    | journal    | What the endpoint's journal must show, where it keeps one.
          events     | events     | What was delivered while the step waited; only of awaitEvents.
          output     | commandOutput | What a command of a remote shell said and returned.
          pipeline   | pipelineResult | What came of a pipeline.
          pool       | poolResult | What came of a runspace pool.
          messages   | texts      | Types of the PSRP messages in their order; ... for any, TYPE* and TYPE+ for several.
          anyOf      | expectations | Alternatives; one of them must hold.
          not        | expectation  | What must not hold.
          hint       | string     | A word for the reader of the report.
          namespaces | textMap    | Further prefixes.""");

  static final KeyTable FAULT =
      KeyTable.of(
          "a fault",
          """
          anyOf   | faults | Acceptable faults: subcodes or maps.
          subcode | text   | The outermost subcode, such as wsa:DestinationUnreachable.
          code    | text   | The Code, such as s:Sender.
          detail  | text   | wsman:FaultDetail: the last segment or the whole URI.""");

  static final KeyTable CONDITION =
      KeyTable.of(
          "an xpath condition",
          """
          that    | text    | An XPath expression that must be true.
          at      | text    | An XPath expression; one of the other keys says what about it.
          equals  | text    | The trimmed text of every selected node.
          matches | text    | A regular expression for the whole trimmed text of every selected node.
          exists  | boolean | Whether something is selected.
          absent  | boolean | Whether nothing is selected.
          count   | text    | How many nodes are selected: 3, >=3, <3 ...""");

  static final KeyTable BODY =
      KeyTable.of("body", "matches! | text | XML with placeholders such as ${xmlunit.ignore}.");

  static final KeyTable JOURNAL =
      KeyTable.of(
          "journal",
          """
          contains | journalEntries | Entries that must be there.
          lacks    | journalEntries | Entries that must not be there.""");

  static final KeyTable JOURNAL_ENTRY =
      KeyTable.of(
          "a journal entry",
          """
          operation | text    | What the object manager was asked.
          subject   | text    | The object path or class.
          details   | textMap | Facts that are among the entry's.
          count     | text    | How many there are: 1, >=1 ...; left out, at least one.""");

  static final KeyTable EVENTS =
      KeyTable.of(
          "events",
          """
          of       | enum:events,heartbeats,dropped,end,refused,any | Which deliveries; left out, those that the step waits for.
          filter   | text       | XPath on a delivery that tells whether it counts; left out, as the step says.
          count    | text       | How many: 3, >=3 ...; left out, at least as many as the step waits for.
          some     | texts      | XPath, one or more; each is true of at least one of them.
          each     | conditions | Conditions on each of them.
          distinct | text       | XPath whose values differ from event to event.
          inOrder  | text       | XPath whose values are numbers that never fall.""");

  static final KeyTable MUTATION =
      KeyTable.of(
          "a mutation",
          """
          remove      | text      | Takes the selected nodes away.
          duplicate   | text      | Puts a copy behind each selected element.
          add         | add       | Adds XML beside or inside the selected element.
          set         | setValue  | Changes the text of elements or the value of attributes.
          rename      | rename    | Changes the name of elements or attributes.
          namespace   | renamespace | Moves elements into another namespace.
          truncate    | truncate  | Cuts the end of the message off.
          encode      | text      | Writes the bytes in another encoding and tells nobody.
          contentType | text      | Sends another Content-Type; none sends no such field.
          prolog      | text      | Puts text before the root element.""");

  static final KeyTable ADD =
      KeyTable.of(
          "add",
          """
          at!      | text | XPath expression on the request.
          xml!     | text | One or more elements.
          position | enum:first,last,before,after | Where; default last.""");

  static final KeyTable SET_VALUE =
      KeyTable.of(
          "set",
          """
          at!    | text | XPath expression on the request.
          value! | text | The new text or attribute value.""");

  static final KeyTable RENAME =
      KeyTable.of(
          "rename",
          """
          at! | text | XPath expression on the request.
          to! | text | A local name, or a name with a known prefix.""");

  static final KeyTable RENAMESPACE =
      KeyTable.of(
          "namespace",
          """
          at! | text | XPath expression on the request.
          to! | text | A namespace URI or a known prefix.""");

  static final KeyTable TRUNCATE =
      KeyTable.of(
          "truncate",
          """
          bytes   | integer | How many octets are left.
          percent | integer | How much is left, 0 to 100.""");

  private ExpectTables() {}
}
