package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.vocabulary.Namespaces;

/** A client of remote shells that costs next to nothing: texts put together, answers searched. */
final class ShellWire implements AutoCloseable {

  private static final Pattern SHELL_ID = Pattern.compile("ShellId[^>]*>([^<]+)<");
  private static final Pattern COMMAND_ID = Pattern.compile("CommandId>([^<]+)<");

  private final Wire wire;
  private final String address;
  private final String resource;

  ShellWire(URI address, String resource) throws IOException {
    this.wire = Wire.to(address);
    this.address = address.toString();
    this.resource = resource;
  }

  /** Create. */
  String open(String options, String attributes, String streams, String content)
      throws IOException {
    String body = "<r:Shell " + attributes + ">" + streams + content + "</r:Shell>";
    return found(
        SHELL_ID, ask("http://schemas.xmlsoap.org/ws/2004/09/transfer/Create", options, body));
  }

  /** Command. */
  String command(String shell, String attributes, String content) throws IOException {
    String body = "<r:CommandLine " + attributes + ">" + content + "</r:CommandLine>";
    return found(COMMAND_ID, ask(Namespaces.RSP + "/Command", selector(shell), body));
  }

  /** Receive: the whole answer as text. */
  String receive(String shell, String command, String streams) throws IOException {
    String of = command.isEmpty() ? "" : " CommandId='" + command + "'";
    String body =
        "<r:Receive><r:DesiredStream" + of + ">" + streams + "</r:DesiredStream></r:Receive>";
    return ask(Namespaces.RSP + "/Receive", selector(shell), body);
  }

  /** Delete. */
  void close(String shell) throws IOException {
    ask("http://schemas.xmlsoap.org/ws/2004/09/transfer/Delete", selector(shell), "");
  }

  private static String selector(String shell) {
    return "<w:SelectorSet><w:Selector Name='ShellId'>" + shell + "</w:Selector></w:SelectorSet>";
  }

  private String ask(String action, String header, String body) throws IOException {
    String text =
        "<s:Envelope xmlns:s='"
            + Namespaces.S
            + "' xmlns:a='"
            + Namespaces.WSA
            + "' xmlns:w='"
            + Namespaces.WSMAN
            + "' xmlns:r='"
            + Namespaces.RSP
            + "'><s:Header><a:Action s:mustUnderstand='true'>"
            + action
            + "</a:Action><a:To>"
            + address
            + "</a:To><w:ResourceURI s:mustUnderstand='true'>"
            + resource
            + "</w:ResourceURI><a:MessageID>uuid:"
            + UUID.randomUUID()
            + "</a:MessageID><a:ReplyTo><a:Address>"
            + "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"
            + "</a:Address></a:ReplyTo><w:MaxEnvelopeSize s:mustUnderstand='true'>512000"
            + "</w:MaxEnvelopeSize><w:OperationTimeout>PT20S</w:OperationTimeout>"
            + header
            + "</s:Header><s:Body>"
            + body
            + "</s:Body></s:Envelope>";
    Wire.Answer answer = wire.post(text.getBytes(StandardCharsets.UTF_8));
    String said = new String(answer.body().bytes(), StandardCharsets.UTF_8);
    if (answer.status() != 200) {
      throw new IOException("HTTP " + answer.status() + ": " + said);
    }
    return said;
  }

  private static String found(Pattern pattern, String answer) throws IOException {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new IOException("no id in " + answer);
    }
    return matcher.group(1);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
