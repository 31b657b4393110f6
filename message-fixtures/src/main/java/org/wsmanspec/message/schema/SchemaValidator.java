package org.wsmanspec.message.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.SAXParseException;

/**
 * Validates envelopes against {@link Schemas}: header blocks, body and all, wildcards lax where the
 * schemas say so.
 *
 * <p>Two of them exist. {@link #strict} is for what one sends; {@link #lenient} is for judging
 * peers and lets pass what is known, harmless traffic (see {@link Tolerance}). Neither reports an
 * xsi:type of a vocabulary that the schemas do not know: such content is open.
 *
 * <p>What no schema can say is not judged here: duplicate headers, mustUnderstand, distinct
 * selector names, EndOfSequence beside EnumerationContext.
 *
 * <p>Safe for any number of threads.
 */
public final class SchemaValidator {

  private static final String CURRENT_ELEMENT =
      "http://apache.org/xml/properties/dom/current-element-node";
  private static final String LOCALE = "http://apache.org/xml/properties/locale";

  private final ThreadLocal<Session> sessions;
  private final Set<Tolerance> tolerances;

  SchemaValidator(Schema schema, Set<Tolerance> tolerances) {
    this.sessions = ThreadLocal.withInitial(() -> new Session(schema));
    this.tolerances = tolerances;
  }

  private static final class Strict {
    static final SchemaValidator INSTANCE = new SchemaValidator(Schemas.wsman(), Set.of());
  }

  private static final class Lenient {
    static final SchemaValidator INSTANCE =
        new SchemaValidator(Schemas.wsman(), Set.of(Tolerance.values()));
  }

  /** For messages of one's own: everything that does not fit is a problem. */
  public static SchemaValidator strict() {
    return Strict.INSTANCE;
  }

  /** For messages of others: what a {@link Tolerance} describes is no problem. */
  public static SchemaValidator lenient() {
    return Lenient.INSTANCE;
  }

  /**
   * Validate a message.
   *
   * @return the problems in document order; empty if the message is valid
   */
  public List<SchemaProblem> validate(Envelope envelope) {
    List<Diagnostic> found = raw(envelope);
    List<SchemaProblem> problems = new ArrayList<>();
    for (Diagnostic d : found) {
      if (!OpenContent.excuses(d) && tolerances.stream().noneMatch(t -> t.excuses(d))) {
        problems.add(new SchemaProblem(d.key(), d.message(), Dom.xpath(d.element())));
      }
    }
    return List.copyOf(problems);
  }

  /** Everything the validator says, excused or not. */
  List<Diagnostic> raw(Envelope envelope) {
    return sessions.get().validate(envelope.document());
  }

  /** A validator and the diagnostics of the message it has in hand; one for each thread. */
  private static final class Session implements ErrorHandler {

    private final Validator validator;
    private List<Diagnostic> found = new ArrayList<>();
    private @Nullable Element root;

    Session(Schema schema) {
      this.validator = schema.newValidator();
      this.validator.setErrorHandler(this);
      try {
        // Messages would otherwise follow the language of the machine.
        this.validator.setProperty(LOCALE, Locale.ENGLISH);
      } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
        throw new SchemaException("the JDK's schema validator takes no language", e);
      }
    }

    List<Diagnostic> validate(org.w3c.dom.Document document) {
      found = new ArrayList<>();
      root = document.getDocumentElement();
      try {
        // The tree is there already, and walking it costs less than parsing the bytes again.
        validator.validate(new DOMSource(document));
        return found;
      } catch (SAXException e) {
        throw new SchemaException("validation broke off: " + e.getMessage(), e);
      } catch (IOException e) {
        throw new SchemaException("validation of a tree in memory reported an I/O failure", e);
      } finally {
        root = null;
      }
    }

    @Override
    public void warning(SAXParseException e) {
      // Warnings speak of the schemas, not of the message.
    }

    @Override
    public void error(SAXParseException e) {
      Diagnostic next = Diagnostic.of(e, currentElement());
      int last = found.size() - 1;
      if (last >= 0 && next.repeats(found.get(last))) {
        found.set(last, found.get(last).withNameFrom(next));
      } else {
        found.add(next);
      }
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }

    private Element currentElement() {
      try {
        Object node = validator.getProperty(CURRENT_ELEMENT);
        if (node instanceof Element element) {
          return element;
        }
      } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
        throw new SchemaException("the JDK's schema validator does not tell where it is", e);
      }
      Node fallback = root;
      if (fallback instanceof Element element) {
        return element;
      }
      throw new IllegalStateException("a diagnostic outside of a validation");
    }
  }
}
