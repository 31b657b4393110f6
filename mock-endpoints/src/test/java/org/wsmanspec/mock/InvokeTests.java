package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.mock.Client.resource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods. */
class InvokeTests {

  private static final String NS = Client.WMI + "WSPEC_Service";
  private static ReferenceEndpoint endpoint;
  private static Client client;
  private static String service;

  @BeforeAll
  static void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    client = new Client(endpoint.address());
    String name =
        client
            .enumerate(resource("WSPEC_Service"), "<wsman:OptimizeEnumeration/>")
            .at("//wsman:Items/*/*[local-name()='Name']");
    service = resource("WSPEC_Service", "Name", name);
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  private static Client.Answer invoke(String method, String headers, String content) {
    return client.send(
        Client.envelope(
            NS + "/" + method,
            service + headers,
            "<p:"
                + method
                + "_INPUT xmlns:p=\""
                + NS
                + "\">"
                + content
                + "</p:"
                + method
                + "_INPUT>"));
  }

  @Test
  void outputHoldsOutParametersAndReturnValue() {
    Client.Answer answer = invoke("Add", "", "<p:a>2</p:a><p:b>-5</p:b>");
    assertEquals(200, answer.status(), answer::text);
    assertEquals(NS + "/AddResponse", answer.envelope().action().orElseThrow());
    assertEquals("Add_OUTPUT", answer.at("local-name(//s:Body/*)"));
    assertEquals("-3", answer.at("//*[local-name()='sum']"));
    assertEquals("0", answer.at("//*[local-name()='ReturnValue']"));
    Client.Answer echo =
        invoke("Echo", "", "<p:Text> a </p:Text><p:Numbers>1</p:Numbers><p:Numbers>2</p:Numbers>");
    assertEquals("2", echo.at("count(//*[local-name()='Numbers'])"), echo::text);
    assertEquals(" a ", echo.at("//*[local-name()='Text']"));
  }

  @Test
  void badArguments() {
    String bad = "s:Sender wsman:InvalidParameter ";
    assertEquals(bad + "InvalidName", invoke("Add", "", "<p:c>2</p:c>").faultLine());
    assertEquals(bad + "TypeMismatch", invoke("Add", "", "<p:a>two</p:a><p:b>1</p:b>").faultLine());
    assertEquals(bad + "InvalidName", invoke("Add", "", "<p:a>2</p:a>").faultLine());
    assertEquals("s:Sender wsa:ActionNotSupported", invoke("Nothing", "", "").faultLine());
    Client.Answer mismatch =
        client.send(
            Client.envelope(Client.WMI + "Win32_Service/Add", service, "<x xmlns=\"urn:x\"/>"));
    assertEquals("s:Sender wsa:ActionNotSupported ActionMismatch", mismatch.faultLine());
  }

  @Test
  void timeRunsOut() {
    Client.Answer answer =
        invoke(
            "Wait",
            "<wsman:OperationTimeout s:mustUnderstand=\"true\">PT0.2S</wsman:OperationTimeout>",
            WAIT);
    assertEquals("s:Receiver wsman:TimedOut", answer.faultLine());
    assertEquals(500, answer.status());
  }

  @Test
  void otherFailures() {
    assertEquals(
        "s:Sender wsa:ActionNotSupported ActionMismatch",
        invoke("Unimplemented", "", "").faultLine());
    assertEquals("s:Receiver wsman:InternalError", invoke("Fail", "", "").faultLine());
    Client.Answer version =
        client.send(
            Client.envelope(
                NS + "/Version",
                resource("WSPEC_Service"),
                "<p:Version_INPUT xmlns:p=\"" + NS + "\"/>"));
    assertEquals("1.0", version.at("//*[local-name()='Number']"));
    Client.Answer wrongBody =
        client.send(Client.envelope(NS + "/Count", service, "<x xmlns=\"urn:x\"/>"));
    assertEquals("s:Sender wsman:SchemaValidationError", wrongBody.faultLine());
  }

  private static final String WAIT = "<p:Duration><cim:Interval>PT1M</cim:Interval></p:Duration>";
}
