package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.sink.SinkAnswer;

/**
 * What a step does.
 *
 * <p>A new operation is a record here and an entry in the reader's registry.
 */
public sealed interface Operation
    permits Operation.Message,
        Operation.Offer,
        Operation.AwaitEvents,
        Operation.Acknowledge,
        Operation.Raise,
        Operation.Repeat,
        Operation.SetVariables {

  /** The operation's key in a scenario file. */
  String keyword();

  /** Where the operation's value begins. */
  Position position();

  /** An operation that sends a request of its own, or several. */
  sealed interface Message extends Operation
      permits OnSubscription,
          Identify,
          Get,
          Put,
          Create,
          Delete,
          Invoke,
          Enumerate,
          Pull,
          Release,
          RenewEnumeration,
          EnumerationStatus,
          Subscribe,
          Send,
          ShellOperation {

    RequestParameters parameters();
  }

  /** An operation on the manager of a subscription that an earlier step made. */
  sealed interface OnSubscription extends Message {

    /** The name that the {@code subscribe} step gave. */
    Text subscription();
  }

  /** The name of a subscription that was given none. */
  Text SUBSCRIPTION = Text.of("subscription");

  /** The name under which what a publisher asks the list is waited for. */
  Text COLLECTOR = Text.of("collector");

  /** wsmid:Identify (DSP0226 11). */
  record Identify(RequestParameters parameters, Position position) implements Message {
    @Override
    public String keyword() {
      return "identify";
    }
  }

  /** Transfer Get (DSP0226 7.3). */
  record Get(RequestParameters parameters, Position position) implements Message {
    @Override
    public String keyword() {
      return "get";
    }
  }

  /** Transfer Put (DSP0226 7.4). */
  record Put(
      RequestParameters parameters, Optional<Representation> representation, Position position)
      implements Message {
    @Override
    public String keyword() {
      return "put";
    }
  }

  /** Transfer Create (DSP0226 7.6). */
  record Create(
      RequestParameters parameters, Optional<Representation> representation, Position position)
      implements Message {
    @Override
    public String keyword() {
      return "create";
    }
  }

  /** Transfer Delete (DSP0226 7.5). */
  record Delete(RequestParameters parameters, Position position) implements Message {
    @Override
    public String keyword() {
      return "delete";
    }
  }

  /**
   * A custom action, such as a CIM method (DSP0226 9).
   *
   * @param method method name; empty if the target resource names it
   * @param input parameters; empty if the target resource names them
   */
  record Invoke(
      RequestParameters parameters,
      Optional<Text> method,
      Optional<Representation> input,
      Position position)
      implements Message {
    @Override
    public String keyword() {
      return "invoke";
    }
  }

  /**
   * Enumerate (DSP0226 8.2).
   *
   * @param filter wsman:Filter or wsen:Filter
   * @param mode wsman:EnumerationMode
   * @param optimize whether wsman:OptimizeEnumeration is sent
   * @param maxElements wsman:MaxElements
   * @param expires wsen:Expires
   * @param endTo address of wsen:EndTo
   * @param polymorphism wsmb:PolymorphismMode
   * @param countEstimate wsman:RequestTotalItemsCountEstimate
   * @param association association filter
   */
  record Enumerate(
      RequestParameters parameters,
      Optional<EnumerationFilter> filter,
      Optional<Text> mode,
      boolean optimize,
      Optional<Text> maxElements,
      Optional<Text> expires,
      Optional<Text> endTo,
      Optional<Text> polymorphism,
      Optional<Flag> countEstimate,
      Optional<Association> association,
      Position position)
      implements Message {
    @Override
    public String keyword() {
      return "enumerate";
    }
  }

  /**
   * Pull (DSP0226 8.4).
   *
   * @param subscription the subscription that is pulled from; empty: an enumeration
   * @param context wsen:EnumerationContext; empty: the subscription's, or left out
   * @param maxElements wsen:MaxElements
   * @param maxTime wsen:MaxTime, an xs:duration
   * @param maxCharacters wsen:MaxCharacters
   * @param countEstimate wsman:RequestTotalItemsCountEstimate
   */
  record Pull(
      RequestParameters parameters,
      Optional<Text> subscription,
      Optional<Text> context,
      Optional<Text> maxElements,
      Optional<Text> maxTime,
      Optional<Text> maxCharacters,
      Optional<Flag> countEstimate,
      Position position)
      implements Message {
    @Override
    public String keyword() {
      return "pull";
    }
  }

  /** Release (DSP0226 8.5). */
  record Release(RequestParameters parameters, Optional<Text> context, Position position)
      implements Message {
    @Override
    public String keyword() {
      return "release";
    }
  }

  /** Renew of an enumeration (WS-Enumeration 3.3). */
  record RenewEnumeration(
      RequestParameters parameters,
      Optional<Text> context,
      Optional<Text> expires,
      Position position)
      implements Message {
    @Override
    public String keyword() {
      return "renewEnumeration";
    }
  }

  /** GetStatus of an enumeration (WS-Enumeration 3.4). */
  record EnumerationStatus(RequestParameters parameters, Optional<Text> context, Position position)
      implements Message {
    @Override
    public String keyword() {
      return "enumerationStatus";
    }
  }

  /**
   * Subscribe (DSP0226 10.2).
   *
   * @param as name for later steps
   * @param terms what is asked for
   */
  record Subscribe(
      RequestParameters parameters, Text as, SubscriptionTerms terms, Position position)
      implements Message {
    @Override
    public String keyword() {
      return "subscribe";
    }
  }

  /**
   * Renew of a subscription (DSP0226 10.4).
   *
   * @param expires wse:Expires
   */
  record Renew(
      RequestParameters parameters, Text subscription, Optional<Text> expires, Position position)
      implements OnSubscription {
    @Override
    public String keyword() {
      return "renew";
    }
  }

  /** GetStatus of a subscription (DSP0226 10.3). */
  record GetStatus(RequestParameters parameters, Text subscription, Position position)
      implements OnSubscription {
    @Override
    public String keyword() {
      return "getStatus";
    }
  }

  /** Unsubscribe (DSP0226 10.5). */
  record Unsubscribe(RequestParameters parameters, Text subscription, Position position)
      implements OnSubscription {
    @Override
    public String keyword() {
      return "unsubscribe";
    }
  }

  /**
   * Has the event sink list subscriptions as a collector does, for a publisher to fetch and to run
   * (MS-WSMV 3.1.4.1.30). What was listed before and is not now, is withdrawn.
   *
   * @param subscriptions each as it would be asked for
   * @param plain whether the list comes with Pull only, however it is asked for
   */
  record Offer(List<Subscribe> subscriptions, boolean plain, Position position)
      implements Operation {
    public Offer {
      subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public String keyword() {
      return "offer";
    }
  }

  /**
   * Waits for events: at the sink, or by pulling.
   *
   * @param subscription name of the subscription
   * @param of which deliveries count
   * @param count how many; empty: one, or with {@code until} any number
   * @param filter XPath on a delivery that tells whether it counts; empty: every one
   * @param until XPath on a delivery; the first of which it is true ends the waiting
   * @param within how long, an xs:duration; empty: ten seconds
   * @param maxElements wsen:MaxElements of the Pulls, in pull mode
   */
  record AwaitEvents(
      Text subscription,
      Delivered of,
      Optional<Text> count,
      Optional<Text> filter,
      Optional<Text> until,
      Optional<Text> within,
      Optional<Text> maxElements,
      Position position)
      implements Operation {
    @Override
    public String keyword() {
      return "awaitEvents";
    }
  }

  /**
   * Tells the sink how to answer deliveries from now on.
   *
   * @param subscription name of the subscription
   * @param answer how
   * @param times so many deliveries; 0: until it is told otherwise
   */
  record Acknowledge(Text subscription, SinkAnswer answer, int times, Position position)
      implements Operation {
    @Override
    public String keyword() {
      return "acknowledge";
    }
  }

  /**
   * Makes the endpoint emit events, as the target file says.
   *
   * @param event name of the target's hook
   * @param values values for it: {@code count}, {@code text}, {@code size} and any other
   */
  record Raise(String event, Map<String, Text> values, Position position) implements Operation {
    public Raise {
      values = Ordered.copy(values);
    }

    @Override
    public String keyword() {
      return "raise";
    }
  }

  /**
   * A message that is none of the operations above.
   *
   * @param parameters only {@code http}, {@code encoding} and {@code namespaces} have a meaning
   *     unless the content is a template
   * @param content what is sent
   * @param until how long it is sent again, each time made anew: as in {@link
   *     ShellOperation.Receive}; empty: it is sent once
   */
  record Send(
      RequestParameters parameters, Content content, Optional<String> until, Position position)
      implements Message {

    /** A message that is sent once. */
    public Send(RequestParameters parameters, Content content, Position position) {
      this(parameters, content, Optional.empty(), position);
    }

    @Override
    public String keyword() {
      return "send";
    }
  }

  /**
   * Steps that are driven again and again.
   *
   * @param until XPath expression on the last response; the loop ends when it is true or selects
   *     something, or when a round's response is a fault or missing; empty: exactly {@code atMost}
   *     rounds
   * @param atMost bound on the rounds, at least 1
   * @param steps of one round
   */
  record Repeat(Optional<Text> until, int atMost, List<Step> steps, Position position)
      implements Operation {
    public Repeat {
      steps = List.copyOf(steps);
    }

    @Override
    public String keyword() {
      return "repeat";
    }
  }

  /**
   * Gives values to variables.
   *
   * @param values names and values, in order; a later one sees the earlier ones
   */
  record SetVariables(Map<String, Text> values, Position position) implements Operation {
    public SetVariables {
      values = Ordered.copy(values);
    }

    @Override
    public String keyword() {
      return "set";
    }
  }
}
