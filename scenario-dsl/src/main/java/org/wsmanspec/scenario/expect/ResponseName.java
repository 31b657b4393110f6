package org.wsmanspec.scenario.expect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;

/** The success of each operation: its Action and what its body must begin with. */
public enum ResponseName {
  IDENTIFY("IdentifyResponse", null, Body.NAMED, Names.WSMID_IDENTIFY_RESPONSE),
  GET("GetResponse", Actions.GET, Body.SOMETHING, null),
  /** The body may hold the new representation, or nothing (DSP0226 7.4). */
  PUT("PutResponse", Actions.PUT, Body.FREE, null),
  CREATE("CreateResponse", Actions.CREATE, Body.NAMED, Names.WXF_RESOURCE_CREATED),
  DELETE("DeleteResponse", Actions.DELETE, Body.FREE, null),
  ENUMERATE("EnumerateResponse", Actions.ENUMERATE, Body.NAMED, Names.WSEN_ENUMERATE_RESPONSE),
  PULL("PullResponse", Actions.PULL, Body.NAMED, Names.WSEN_PULL_RESPONSE),
  RELEASE("ReleaseResponse", Actions.RELEASE, Body.FREE, null),
  RENEW("RenewResponse", Actions.ENUMERATION_RENEW, Body.NAMED, Names.WSEN_RENEW_RESPONSE),
  GET_STATUS(
      "GetStatusResponse",
      Actions.ENUMERATION_GET_STATUS,
      Body.NAMED,
      Names.WSEN_GET_STATUS_RESPONSE),
  SUBSCRIBE("SubscribeResponse", Actions.SUBSCRIBE, Body.NAMED, Names.WSE_SUBSCRIBE_RESPONSE),
  UNSUBSCRIBE("UnsubscribeResponse", Actions.UNSUBSCRIBE, Body.FREE, null),
  COMMAND("CommandResponse", Actions.SHELL_COMMAND, Body.NAMED, Names.RSP_COMMAND_RESPONSE),
  SEND("SendResponse", Actions.SHELL_SEND, Body.FREE, null),
  RECEIVE("ReceiveResponse", Actions.SHELL_RECEIVE, Body.NAMED, Names.RSP_RECEIVE_RESPONSE),
  SIGNAL("SignalResponse", Actions.SHELL_SIGNAL, Body.FREE, null),
  DISCONNECT("DisconnectResponse", Actions.SHELL_DISCONNECT, Body.FREE, null),
  RECONNECT("ReconnectResponse", Actions.SHELL_RECONNECT, Body.FREE, null),
  CONNECT("ConnectResponse", Actions.SHELL_CONNECT, Body.FREE, null),
  /** Of a subscription; in scenario files without its prefix, as the operation tells. */
  SUBSCRIPTION_RENEW("wse:RenewResponse", Actions.RENEW, Body.NAMED, Names.WSE_RENEW_RESPONSE),
  SUBSCRIPTION_STATUS(
      "wse:GetStatusResponse", Actions.GET_STATUS, Body.NAMED, Names.WSE_GET_STATUS_RESPONSE),
  /** Any action: which one is a matter of the checks. */
  INVOKE("InvokeResponse", null, Body.FREE, null);

  /** What s:Body must hold. */
  enum Body {
    /** One element of a certain name. */
    NAMED,
    /** Some element. */
    SOMETHING,
    /** Anything but a fault. */
    FREE
  }

  private static final String EVENTING = "wse:";

  private final String word;
  private final Optional<String> action;
  private final Body body;
  private final Optional<QName> element;

  ResponseName(String word, @Nullable String requestAction, Body body, @Nullable QName element) {
    this.word = word;
    this.action = Optional.ofNullable(requestAction).map(Actions::responseTo);
    this.body = body;
    this.element = Optional.ofNullable(element);
  }

  /** The name in scenario files. */
  public String word() {
    return word;
  }

  /** wsa:Action of the response, where it is fixed. */
  public Optional<String> action() {
    return action;
  }

  Body body() {
    return body;
  }

  Optional<QName> element() {
    return element;
  }

  /** All names in scenario files. */
  public static List<String> words() {
    return Arrays.stream(values())
        .map(ResponseName::word)
        .filter(word -> !word.startsWith(EVENTING))
        .toList();
  }

  /** The name of an operation on a subscription, where one on enumerations is called the same. */
  public static String ofSubscription(String word) {
    return of(EVENTING + word).map(ResponseName::word).orElse(word);
  }

  /** The response of a name. */
  public static Optional<ResponseName> of(String word) {
    return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
  }
}
