package org.wsmanspec.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.RuntimeConstants;
import org.jspecify.annotations.Nullable;

/** Renders Velocity text with every reference escaped, unless its value is {@link Markup}. */
final class Template {

  private static final VelocityEngine ENGINE = engine();

  private Template() {}

  static String render(String resource, Map<String, Object> model) {
    VelocityContext context = new VelocityContext(new java.util.HashMap<>(model));
    EventCartridge cartridge = new EventCartridge();
    cartridge.addEventHandler(new Escaping());
    cartridge.attachToContext(context);
    StringWriter out = new StringWriter();
    ENGINE.evaluate(context, out, resource, new StringReader(resource(resource)));
    return out.toString();
  }

  /** A text file beside this class. */
  static String resource(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  private static VelocityEngine engine() {
    VelocityEngine engine = new VelocityEngine();
    // A misspelt reference must not print itself into the page.
    engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
    engine.setProperty(RuntimeConstants.SPACE_GOBBLING, "structured");
    engine.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, true);
    engine.init();
    return engine;
  }

  private static final class Escaping implements ReferenceInsertionEventHandler {
    @Override
    public @Nullable Object referenceInsert(
        Context context, String reference, @Nullable Object value) {
      if (value == null || value instanceof Markup) {
        return value;
      }
      return Html.escape(value.toString());
    }
  }
}
