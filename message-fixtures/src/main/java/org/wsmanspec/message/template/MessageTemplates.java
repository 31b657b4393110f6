package org.wsmanspec.message.template;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.MacroOverflowException;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.Renderable;
import org.jspecify.annotations.Nullable;

/**
 * Messages from Velocity templates.
 *
 * <p>Templates: {@code identify get put create delete invoke enumerate pull release
 * renew-enumeration enumeration-status}, each with its {@code -response}; {@code subscribe renew
 * get-status unsubscribe}; {@code fault}; and {@code envelope}, which takes any body. Their Actions
 * are the standard ones unless the model says otherwise. Every inserted value is escaped unless it
 * is {@link RawXml}; a reference to something the model lacks is an error. The result has no XML
 * declaration: whoever encodes it decides.
 *
 * <p>A model is plain data: text, numbers, booleans, {@link RawXml}, {@link
 * javax.xml.namespace.QName}, lists and maps of them. Keys:
 *
 * <ul>
 *   <li>headers of every message: {@code to, action, messageId, relatesTo, from, replyTo, faultTo}
 *       (the last three endpoint references), {@code language} (xml:lang of the envelope), {@code
 *       headers} (list of RawXml), {@code namespaces} (prefix to URI, declared on the envelope),
 *       {@code mustUnderstand} (local name of a header to true or false; without an entry the
 *       attribute is not written)
 *   <li>headers of requests: {@code resourceUri, selectors, operationTimeout, maxEnvelopeSize,
 *       locale, options, fragment, fragmentDialect, requestEpr, requestTotalItemsCountEstimate}
 *   <li>headers of responses: {@code requestedEpr} (endpoint reference, {@code invalid} or {@code
 *       unknown}), {@code totalItemsCountEstimate} (number or {@code unknown}), {@code fragment}
 *   <li>an endpoint reference: its address; RawXml of its whole content; or a map of {@code
 *       address, resourceUri, selectors, parameters} (list of RawXml), {@code mustUnderstand} (on
 *       wsa:Address)
 *   <li>{@code selectors}: name to text or endpoint reference map; or a list of maps {@code name,
 *       value}, which may repeat a name
 *   <li>{@code options}: list of maps {@code name, value, mustComply, type}; without a value the
 *       option is nil
 *   <li>a representation: {@code representation} (RawXml, or text in a fragment; in a fragment
 *       message without one the fragment is nil), or {@code properties} (name to text, RawXml,
 *       endpoint reference map, null, or a list of these) in an element {@code className} (the last
 *       segment of resourceUri) of namespace resourceUri
 *   <li>invoke: {@code method, input} (as properties); its response: {@code method, resourceUri,
 *       output}
 *   <li>create-response: {@code resourceCreated} (endpoint reference), {@code representation}
 *   <li>enumerate: {@code expires, endTo, optimize, maxElements, mode, polymorphism}; {@code
 *       filter}: map {@code dialect, text} or {@code xml, element} (wsman or wsen); or {@code
 *       association}: map {@code kind} (AssociatedInstances or AssociationInstances), {@code
 *       object, associationClassName, role, resultClassName, resultRole, includeResultProperty}
 *   <li>pull: {@code context, maxTime, maxElements, maxCharacters}; release, renew-enumeration and
 *       enumeration-status: {@code context, expires}; {@code context} is text or RawXml
 *   <li>subscribe: {@code endTo, mode, notifyTo, heartbeats, connectionRetry} (map {@code interval,
 *       total}), {@code maxElements, maxTime, batchSize} (map {@code octets, policy}), {@code
 *       deliveryLocale, contentEncoding, auth, expires, filter} (as of enumerate, {@code element}
 *       wsman or wse), {@code sendBookmarks, bookmark} (text or RawXml); renew: {@code expires}
 *   <li>responses of enumeration: {@code context, expires, endOfSequence, items}: list of RawXml,
 *       or of maps {@code object, epr}
 *   <li>identify-response: {@code protocolVersions, productVendor, productVersion, extensions}
 *       (RawXml), {@code securityProfiles, addressingVersions}
 *   <li>fault: {@code code} (local name, by default that of the subcode), {@code subcode} (QName or
 *       text with one of this project's prefixes), {@code reason, reasonLanguage, faultDetail},
 *       {@code detail} (RawXml)
 *   <li>envelope: {@code body} (RawXml)
 * </ul>
 */
public final class MessageTemplates {

  private static final Set<String> NAMES =
      Set.of(
          "create",
          "create-response",
          "delete",
          "delete-response",
          "enumerate",
          "enumerate-response",
          "enumeration-status",
          "enumeration-status-response",
          "envelope",
          "fault",
          "get",
          "get-response",
          "get-status",
          "identify",
          "identify-response",
          "invoke",
          "invoke-response",
          "pull",
          "pull-response",
          "put",
          "put-response",
          "release",
          "release-response",
          "renew",
          "renew-enumeration",
          "renew-enumeration-response",
          "subscribe",
          "unsubscribe");

  private static final ReferenceInsertionEventHandler ESCAPE =
      (context, reference, value) -> inserted(reference, value);

  private MessageTemplates() {}

  private static final class Engine {
    static final VelocityEngine INSTANCE = TemplateEngine.create();
  }

  /** The names that {@link #render} knows, sorted. */
  public static Set<String> names() {
    return new TreeSet<>(NAMES);
  }

  /**
   * Render a template of this project.
   *
   * @param name one of {@link #names}
   * @param model the values; see the class comment for the keys
   * @return the message, without XML declaration
   * @throws TemplateException if there is no such template, the model lacks a value the message
   *     cannot do without, or a value cannot be part of an XML document
   */
  public static String render(String name, Map<String, ? extends @Nullable Object> model) {
    if (!NAMES.contains(name)) {
      throw new TemplateException(
          "there is no message template '" + name + "'; there are " + String.join(", ", names()));
    }
    VelocityContext context = context(TemplateModel.read(name, model));
    StringWriter out = new StringWriter();
    try {
      Engine.INSTANCE.getTemplate(name + TemplateEngine.SUFFIX, "UTF-8").merge(context, out);
    } catch (VelocityException | TemplateException e) {
      throw explained(name, e);
    }
    return out.toString();
  }

  /**
   * Render a template given as text, such as one from a scenario.
   *
   * <p>It has the same macros and the same rules, may {@code #parse} this project's templates by
   * file name and nothing else, and reaches no Java class.
   *
   * @param text the template
   * @param source what to call it in error messages, such as its file name
   * @param model the values: the keys of {@link #render} in their shapes, others as they are
   * @throws TemplateException as with {@link #render}, and if the text is no Velocity template
   */
  public static String renderText(
      String text, String source, Map<String, ? extends @Nullable Object> model) {
    VelocityContext context = context(TemplateModel.read(source, model));
    StringWriter out = new StringWriter();
    try {
      Engine.INSTANCE.evaluate(context, out, source, text);
    } catch (VelocityException | TemplateException e) {
      throw explained(source, e);
    }
    return out.toString();
  }

  private static VelocityContext context(Map<String, Object> model) {
    VelocityContext context = new VelocityContext(model);
    EventCartridge cartridge = new EventCartridge();
    cartridge.addReferenceInsertionEventHandler(ESCAPE);
    cartridge.attachToContext(context);
    return context;
  }

  private static @Nullable Object inserted(String reference, @Nullable Object value) {
    if (value == null || value instanceof Renderable) {
      return value;
    }
    if (value instanceof RawXml raw) {
      return raw.xml();
    }
    if (value instanceof Map || value instanceof List) {
      throw new TemplateException(
          reference
              + " is a "
              + (value instanceof Map ? "map" : "list")
              + " where text is due; use its entries");
    }
    try {
      return XmlText.escape(value.toString());
    } catch (TemplateException e) {
      throw new TemplateException(reference + ": " + e.getMessage(), e);
    }
  }

  private static TemplateException explained(String name, RuntimeException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof TemplateException own) {
        return new TemplateException("template " + name + ": " + own.getMessage(), e);
      }
    }
    if (e instanceof MethodInvocationException m) {
      return new TemplateException(
          place(m.getTemplateName(), m.getLineNumber(), m.getColumnNumber(), name)
              + ": "
              + m.getReferenceName()
              + ": "
              + e.getMessage(),
          e);
    }
    if (e instanceof ParseErrorException p) {
      return new TemplateException(
          place(p.getTemplateName(), p.getLineNumber(), p.getColumnNumber(), name)
              + ": not a Velocity template: "
              + e.getMessage(),
          e);
    }
    if (e instanceof MacroOverflowException) {
      return new TemplateException(
          "template " + name + ": macros are nested too deeply: " + e.getMessage(), e);
    }
    if (e instanceof ResourceNotFoundException) {
      return new TemplateException(
          "template "
              + name
              + ": a #parse names none of this project's templates: "
              + e.getMessage(),
          e);
    }
    return new TemplateException("template " + name + ": " + e.getMessage(), e);
  }

  private static String place(@Nullable String template, int line, int column, String name) {
    return "template "
        + (template == null ? name : template)
        + (line > 0 ? ", line " + line + ", column " + column : "");
  }
}
