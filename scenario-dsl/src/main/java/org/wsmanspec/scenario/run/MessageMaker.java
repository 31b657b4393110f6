package org.wsmanspec.scenario.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.scenario.Content;
import org.wsmanspec.scenario.HttpParameters;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.transport.OutgoingMessage;
import org.wsmanspec.scenario.transport.OutgoingMessage.Wire;
import org.wsmanspec.scenario.transport.RawBytes;

/** Makes the HTTP message of a step: envelope, encoding, mutations, HTTP. */
final class MessageMaker {

  private static final String NONE = "none";
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
  private static final Pattern HEAD_END = Pattern.compile("\\r?\\n\\r?\\n");

  private final Target target;
  private final RequestRenderer renderer;

  MessageMaker(Target target, RunOptions options, Subscriptions subscriptions) {
    this.target = target;
    this.renderer = new RequestRenderer(target, options, subscriptions);
  }

  /**
   * The message of a step.
   *
   * @throws NotDrivenException if it cannot be made
   */
  Rendered make(Operation.Message operation, List<Mutation> mutations, StepContext step) {
    RequestParameters parameters = operation.parameters();
    Optional<Content> content =
        operation instanceof Operation.Send send ? Optional.of(send.content()) : Optional.empty();
    if (content.isPresent() && content.get() instanceof Content.Raw raw) {
      byte[] bytes = crlf(step.text(raw.text())).getBytes(StandardCharsets.UTF_8);
      OutgoingMessage message =
          OutgoingMessage.raw(
              address(parameters.http(), step, target.address()), RawBytes.of(bytes));
      return new Rendered(message, Optional.empty());
    }
    String encoding = parameters.encoding().map(step::text).orElse("utf-8");
    Optional<String> messageId = Optional.empty();
    URI destination = target.address();
    byte[] body;
    if (content.isEmpty() || content.get() instanceof Content.Template) {
      RequestRenderer.Written written = renderer.write(operation, step);
      messageId = written.messageId();
      destination = written.destination();
      body = encoded(written.xml(), encoding, true);
    } else {
      body = content(content.get(), encoding, step, operation.position());
    }
    return finished(parameters, body, encoding, messageId, destination, mutations, step);
  }

  /**
   * A request to a remote shell.
   *
   * @throws NotDrivenException if it cannot be made
   */
  Rendered make(ShellRequest request, List<Mutation> mutations, StepContext step) {
    RequestParameters parameters = request.parameters();
    String encoding = parameters.encoding().map(step::text).orElse("utf-8");
    RequestRenderer.Written written = renderer.write(request, step);
    return finished(
        parameters,
        encoded(written.xml(), encoding, true),
        encoding,
        written.messageId(),
        written.destination(),
        mutations,
        step);
  }

  private Rendered finished(
      RequestParameters parameters,
      byte[] correct,
      String encoding,
      Optional<String> messageId,
      URI destination,
      List<Mutation> mutations,
      StepContext step) {
    byte[] body = correct;
    Mutator mutator = new Mutator(step::text, step::markup, step.prefixes());
    Optional<String> contentType = Optional.of(MediaType.SOAP + ";charset=" + charset(encoding));
    try {
      for (Mutation mutation : mutations) {
        body = mutator.apply(body, mutation);
        if (mutation instanceof Mutation.ContentType type) {
          contentType = unlessNone(step.text(type.value()));
        }
      }
    } catch (UnreadableMessageException e) {
      throw NotDrivenException.mistake("the message cannot be bent: " + e.getMessage());
    }
    return new Rendered(http(parameters.http(), body, contentType, step, destination), messageId);
  }

  private OutgoingMessage http(
      HttpParameters http,
      byte[] body,
      Optional<String> usualType,
      StepContext step,
      URI destination) {
    Optional<String> contentType =
        http.contentType().isPresent()
            ? unlessNone(step.text(http.contentType().get()))
            : usualType;
    String method = http.method().map(step::text).orElse("POST");
    OutgoingMessage message =
        OutgoingMessage.of(
            address(http, step, destination),
            method,
            method.equalsIgnoreCase("GET") || method.equalsIgnoreCase("HEAD") ? new byte[0] : body,
            contentType);
    boolean host = true;
    for (Map.Entry<String, Text> header : http.headers().entrySet()) {
      String value = step.text(header.getValue());
      if (header.getKey().equalsIgnoreCase("Host") && unlessNone(value).isEmpty()) {
        host = false;
      } else {
        message = message.withHeader(header.getKey(), value);
      }
    }
    OptionalLong told = OptionalLong.empty();
    if (http.contentLength().isPresent()) {
      String value = step.text(http.contentLength().get()).strip();
      if (value.matches("\\d{1,18}")) {
        told = OptionalLong.of(Long.parseLong(value));
      } else {
        message = message.withHeader("Content-Length", value);
      }
    }
    String version = http.version().map(step::text).orElse("1.1");
    return message.withWire(
        new Wire(
            version.toUpperCase(Locale.ROOT).startsWith("HTTP/") ? version : "HTTP/" + version,
            http.chunked().orElse(false),
            http.expectContinue().orElse(false),
            told,
            host,
            http.authentication() == HttpParameters.Authentication.DEFAULT && ours(destination),
            http.newConnection(),
            http.cut()));
  }

  /** Whether the target's credentials may go there: an endpoint could name any host. */
  private boolean ours(URI destination) {
    return destination.getHost().equalsIgnoreCase(target.address().getHost());
  }

  private static URI address(HttpParameters http, StepContext step, URI destination) {
    if (http.path().isEmpty()) {
      return destination;
    }
    String path = step.text(http.path().get());
    try {
      return destination.resolve(path.startsWith("/") ? path : "/" + path);
    } catch (IllegalArgumentException e) {
      throw NotDrivenException.mistake("'" + path + "' is no path of a URI: " + e.getMessage());
    }
  }

  private static byte[] content(
      Content content, String encoding, StepContext step, Position position) {
    if (content instanceof Content.Bytes bytes) {
      return bytes.bytes().toArray();
    } else if (content instanceof Content.File file) {
      return file(step.text(file.path()), step, position);
    } else if (content instanceof Content.Literal literal) {
      return encoded(step.markup(literal.text()), encoding, false);
    }
    throw new IllegalArgumentException("there is no such content: " + content);
  }

  private static byte[] file(String name, StepContext step, Position position) {
    try {
      Path file = Path.of(name);
      Path folder = position.file().isEmpty() ? null : Path.of(position.file()).getParent();
      byte[] bytes = Files.readAllBytes(folder == null ? file : folder.resolve(file));
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return step.markup(new Text(text, position)).getBytes(StandardCharsets.UTF_8);
      } catch (CharacterCodingException e) {
        // Not text in UTF-8, so there are no variables in it.
        return bytes;
      }
    } catch (IOException | InvalidPathException e) {
      throw NotDrivenException.mistake("the file '" + name + "' cannot be read: " + e);
    }
  }

  /** Text as bytes; {@code utf-16} has a byte-order mark, as the encoding of that name must. */
  private static byte[] encoded(String xml, String encoding, boolean declare) {
    Charset charset = Mutator.charset(encoding);
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    String text =
        utf8 || !declare
            ? xml
            : "<?xml version=\"1.0\" encoding=\"" + charset(encoding) + "\"?>\n" + xml;
    if (!charset.equals(StandardCharsets.UTF_16)) {
      return text.getBytes(charset);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xFE);
    out.write(0xFF);
    out.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
    return out.toByteArray();
  }

  private static String charset(String encoding) {
    return Mutator.charset(encoding).name();
  }

  /** A raw request whose head has the line ends of HTTP; what follows the head stays as written. */
  private static String crlf(String text) {
    Matcher matcher = HEAD_END.matcher(text);
    int end = matcher.find() ? matcher.end() : text.length();
    return LINE_END.matcher(text.substring(0, end)).replaceAll("\r\n") + text.substring(end);
  }

  private static Optional<String> unlessNone(String value) {
    return value.isBlank() || value.equalsIgnoreCase(NONE) ? Optional.empty() : Optional.of(value);
  }
}
