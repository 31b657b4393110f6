package org.wsmanspec.message.template;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;
import org.slf4j.helpers.NOPLogger;

/** One configured engine: strict, bounded, and closed to everything but the project's templates. */
final class TemplateEngine {

  static final String SUFFIX = ".vm";

  private static final int MAX_LOOPS = 100_000;

  private TemplateEngine() {}

  static VelocityEngine create() {
    VelocityEngine engine = new VelocityEngine();
    // What goes wrong is thrown; a log would say it twice, values included.
    engine.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
    engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "own");
    engine.setProperty("resource.loader.own.instance", new OwnTemplates());
    engine.setProperty("resource.loader.own.cache", true);
    engine.setProperty(RuntimeConstants.VM_LIBRARY, "macros.vm");
    engine.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
    engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
    engine.setProperty(RuntimeConstants.VM_ARGUMENTS_STRICT, true);
    // A macro of one text must not be seen by, or replace that of, another.
    engine.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, true);
    // A zero or an empty text is a value that a scenario may want to send.
    engine.setProperty(RuntimeConstants.CHECK_EMPTY_OBJECTS, false);
    // A reference inside a string would be escaped twice, once there and once when inserted.
    engine.setProperty(RuntimeConstants.INTERPOLATE_STRINGLITERALS, false);
    engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, DataUberspector.class.getName());
    engine.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, MAX_LOOPS);
    engine.setProperty(RuntimeConstants.VM_MAX_DEPTH, 40);
    engine.setProperty(RuntimeConstants.PARSE_DIRECTIVE_MAXDEPTH, 5);
    engine.init();
    engine.removeDirective("include");
    engine.removeDirective("evaluate");
    return engine;
  }

  /** Loads {@code name.vm} beside this class; any other name is not found. */
  private static final class OwnTemplates extends ResourceLoader {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*\\.vm");

    @Override
    public void init(ExtProperties configuration) {
      // Nothing to configure: the place of the templates is fixed.
    }

    @Override
    public Reader getResourceReader(String name, String encoding) {
      InputStream in =
          NAME.matcher(name).matches() ? TemplateEngine.class.getResourceAsStream(name) : null;
      if (in == null) {
        throw new ResourceNotFoundException("no template " + name);
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    @Override
    public boolean isSourceModified(Resource resource) {
      return false;
    }

    @Override
    public long getLastModified(Resource resource) {
      return 0;
    }
  }
}
