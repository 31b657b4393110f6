package org.wsmanspec.scenario.yaml;

/** The keys of every map in a scenario file. */
final class Tables {

  static final KeyTable SCENARIO =
      KeyTable.of(
          "a scenario",
          """
          scenario!  | string     | The title: one sentence for people.
          covers     | ids        | Ids of the requirements that the steps are evidence for.
          needs      | needs      | Capability words; lacking one, the scenario is not applicable.
          disruptive | boolean    | Whether the scenario changes state that others may see; default false.
          isolation  | words      | Resources and words; scenarios that name the same never overlap, and endpoint overlaps with none.
          variables  | textMap    | Variables and their first values.
          namespaces | textMap    | Further prefixes for XPath expressions, fault names and XML.
          cases      | cases      | A table; the scenario is run once for each row, with ${case.column}.
          steps!     | steps      | The steps, in order.
          cleanup    | steps      | Steps that are tried at the end whatever happened.""");

  static final KeyTable STEP =
      KeyTable.of(
          "a step",
          """
          name    | string      | What the step does, for people.
          covers  | ids         | Requirement ids in place of the scenario's.
          needs   | needs       | Capability words; lacking one, the step is not applicable.
          expect  | expectation | What is expected of the answer.
          keep    | textMap     | Variables and the XPath expressions whose values they take; a ? at the end makes it optional.
          mutate  | mutations   | How the correct message is bent before it is sent.""");

  static final KeyTable REQUEST =
      KeyTable.of(
          "an operation",
          """
          resource                      | text     | A name under the target's resources, or a whole resource URI.
          uri                           | text     | The resource URI, in place of the resource's.
          selectors                     | textMap  | Selectors in place of the resource's; {} for none.
          options                       | options  | wsman:OptionSet.
          optionsMustUnderstand         | boolean  | s:mustUnderstand of the OptionSet.
          timeout                       | text     | wsman:OperationTimeout, an xs:duration such as PT30S.
          timeoutMustUnderstand         | boolean  | s:mustUnderstand of OperationTimeout; default false.
          maxEnvelopeSize               | text     | wsman:MaxEnvelopeSize in octets.
          maxEnvelopeSizeMustUnderstand | boolean  | s:mustUnderstand of MaxEnvelopeSize; default true.
          locale                        | text     | wsman:Locale, a language tag.
          localeMustUnderstand          | boolean  | s:mustUnderstand of Locale; default false.
          fragment                      | text     | The expression of wsman:FragmentTransfer.
          fragmentDialect               | text     | Its dialect: a URI or xpath; left out, no attribute is written.
          requestEpr                    | flag     | wsman:RequestEPR, plain or with s:mustUnderstand.
          replyTo                       | text     | Address of wsa:ReplyTo instead of anonymous.
          faultTo                       | text     | Address of wsa:FaultTo.
          from                          | text     | Address of wsa:From.
          messageId                     | text     | wsa:MessageID instead of a fresh one.
          to                            | text     | wsa:To instead of the target's address.
          action                        | text     | wsa:Action instead of the operation's.
          headers                       | texts    | Further header blocks, XML.
          namespaces                    | textMap  | Further prefixes for this step.
          encoding                      | text     | Character encoding such as utf-16.
          body                          | text     | XML in place of the operation's body.
          cut                           | enum:after-request | The connection is closed when the request is sent; the answer is never read.
          http                          | http     | Departures from the usual HTTP request.""");

  static final KeyTable HTTP =
      KeyTable.of(
          "http",
          """
          method         | text    | Request method instead of POST.
          path           | text    | Request target instead of the address's path.
          version        | text    | 1.0 or 1.1.
          headers        | textMap | Header fields, added or replaced.
          contentType    | text    | The whole Content-Type; none leaves the field out.
          chunked        | boolean | Whether the body goes in chunks.
          expectContinue | boolean | Whether Expect: 100-continue is sent.
          contentLength  | text    | Value of Content-Length, right or wrong.
          authentication | enum:default,none | Whether the target's credentials are used.
          connection     | enum:new | A connection of its own.""");

  static final KeyTable OPTION =
      KeyTable.of(
          "an option",
          """
          name!      | text    | The Name attribute.
          value      | text    | The text.
          mustComply | boolean | The MustComply attribute.
          type       | text    | The Type attribute, such as xs:string.""");

  static final KeyTable REPRESENTATION =
      KeyTable.of(
          "an operation",
          """
          representation | text   | The whole element, XML.
          properties     | values | Values by property name: a text, null, a list, or {xml: ...}.""");

  static final KeyTable INVOKE =
      KeyTable.of(
          "invoke",
          """
          method | text  | The method; left out, the target resource names it.
          input  | methodInput | Values by parameter name, or the whole XML; left out, the target resource's.""");

  static final KeyTable ENUMERATE =
      KeyTable.of(
          "enumerate",
          """
          filter        | filter  | wsman:Filter or wsen:Filter.
          mode          | text    | wsman:EnumerationMode such as EnumerateEPR.
          optimize      | boolean | wsman:OptimizeEnumeration.
          maxElements   | text    | wsman:MaxElements.
          expires       | text    | wsen:Expires, an xs:duration or xs:dateTime.
          endTo         | text    | Address of wsen:EndTo.
          polymorphism  | text    | wsmb:PolymorphismMode.
          countEstimate | flag    | wsman:RequestTotalItemsCountEstimate.
          association   | association | An association filter.""");

  static final KeyTable FILTER =
      KeyTable.of(
          "a filter",
          """
          dialect | text | The dialect: a URI, or xpath, selector, wql, cql, association.
          text    | text | The expression.
          xml     | text | The expression, if it is XML.
          element | enum:wsman,wsen | Which filter element; default wsman.""");

  static final KeyTable ASSOCIATION =
      KeyTable.of(
          "an association filter",
          """
          kind             | enum:associated,associations | The instances at the other end, or the associations themselves.
          resource!        | text    | The object: a name under the target's resources, or a URI.
          selectors        | textMap | The object's selectors, in place of the resource's.
          associationClass | text    | AssociationClassName.
          role             | text    | Role.
          resultClass      | text    | ResultClassName.
          resultRole       | text    | ResultRole.
          resultProperties | texts   | IncludeResultProperty, each.""");

  static final KeyTable PULL =
      KeyTable.of(
          "pull",
          """
          subscription  | text | Name of a subscription that is pulled from, at its manager.
          context       | text | wsen:EnumerationContext; left out, that of the subscription, or the element is missing.
          maxElements   | text | wsen:MaxElements.
          maxTime       | text | wsen:MaxTime, an xs:duration.
          maxCharacters | text | wsen:MaxCharacters.
          countEstimate | flag | wsman:RequestTotalItemsCountEstimate.""");

  static final KeyTable CONTEXT =
      KeyTable.of(
          "an operation",
          """
          context | text | wsen:EnumerationContext; left out, the element is missing.""");

  static final KeyTable RENEW =
      KeyTable.of(
          "renewEnumeration",
          """
          context | text | wsen:EnumerationContext; left out, the element is missing.
          expires | text | wsen:Expires, an xs:duration or xs:dateTime.""");

  static final KeyTable SEND =
      KeyTable.of(
          "send",
          """
          template | text    | Name of a message template.
          model    | textMap | Values for the template.
          file     | text    | A file, relative to the scenario, that is the HTTP body.
          text     | text    | The HTTP body.
          bytes    | bytes   | The HTTP body in base64 or hex.
          raw      | text    | The whole HTTP request, line and header fields included.
          until    | text    | Asks for output again and again, as receive does: done, output, once, hostCall or the type of a PSRP message.""");

  static final KeyTable BYTES =
      KeyTable.of(
          "bytes",
          """
          base64 | text | The bytes in base64.
          hex    | text | The bytes in hexadecimal digits; spaces are allowed.""");

  static final KeyTable REPEAT =
      KeyTable.of(
          "repeat",
          """
          until   | text    | XPath expression on the last response; the loop ends when it is true or selects something.
          atMost! | integer | Bound on the rounds.
          steps!  | steps   | The steps of one round.""");

  static final KeyTable INCLUDE =
      KeyTable.of(
          "include",
          """
          file! | string  | A file that holds a list of steps, relative to this one.
          with  | textMap | Variables that are set before.""");

  private Tables() {}
}
