package org.wsmanspec.mock.powershell.cmdlet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.Formatter;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.language.ScriptBlock;

/** Commands that work on what comes through the pipe. */
final class ObjectCommands {

  private static final String OBJECT = "System.Object";
  private static final String BLOCK = "System.Management.Automation.ScriptBlock";
  private static final Parameter INPUT = Parameter.named("InputObject", OBJECT);
  private static final int MOST = 5_000_000;

  private ObjectCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.put(
        "ForEach-Object",
        cmdlet(
            List.of(
                Parameter.at(0, "Process", BLOCK, "MemberName"),
                Parameter.named("Begin", BLOCK),
                Parameter.named("End", BLOCK),
                INPUT),
            ForEach::new));
    all.put("Where-Object", cmdlet(Where.PARAMETERS, Where::new));
    all.put(
        "Select-Object",
        cmdlet(
            List.of(
                Parameter.at(0, "Property", OBJECT + "[]"),
                Parameter.named("ExpandProperty", "System.String"),
                Parameter.named("First", "System.Int32"),
                Parameter.named("Last", "System.Int32"),
                Parameter.named("Skip", "System.Int32"),
                Parameter.flag("Unique"),
                INPUT),
            Select::new));
    all.put(
        "Sort-Object",
        cmdlet(
            List.of(
                Parameter.at(0, "Property", OBJECT + "[]"),
                Parameter.flag("Descending"),
                Parameter.flag("Unique"),
                INPUT),
            (call, parameters) -> new Collecting(call, ObjectCommands::sort)));
    all.put(
        "Measure-Object",
        cmdlet(
            List.of(
                Parameter.at(0, "Property", "System.String[]"),
                Parameter.flag("Sum"),
                Parameter.flag("Average"),
                Parameter.flag("Maximum"),
                Parameter.flag("Minimum"),
                Parameter.flag("Line"),
                INPUT),
            (call, parameters) -> new Collecting(call, Measure::of)));
    all.put(
        "Out-String",
        cmdlet(
            List.of(Parameter.flag("Stream"), Parameter.named("Width", "System.Int32"), INPUT),
            (call, parameters) -> new Collecting(call, ObjectCommands::outString)));
    all.put("Out-Null", cmdlet(List.of(INPUT), (call, parameters) -> new Cmdlet.Work() {}));
    all.put("Out-Default", cmdlet(List.of(INPUT), (call, p) -> new Passing(call)));
    all.put(
        "Format-Table",
        cmdlet(
            List.of(Parameter.at(0, "Property", OBJECT + "[]"), INPUT), (c, p) -> new Passing(c)));
    all.put(
        "Format-List",
        cmdlet(
            List.of(Parameter.at(0, "Property", OBJECT + "[]"), INPUT), (c, p) -> new Passing(c)));
    return all;
  }

  private static Cmdlet cmdlet(
      List<Parameter> parameters, BiFunction<CmdletCall, List<Parameter>, Cmdlet.Work> begin) {
    return new Cmdlet() {
      @Override
      public List<Parameter> parameters() {
        return parameters;
      }

      @Override
      public Work begin(CmdletCall call) {
        Work work = begin.apply(call, parameters);
        Optional<Object> given = call.value("InputObject");
        if (given.isEmpty()) {
          return work;
        }
        return new Work() {
          @Override
          public void end() {
            work.process(given.get());
            work.end();
          }
        };
      }
    };
  }

  /** Gives on what comes. */
  private record Passing(CmdletCall call) implements Cmdlet.Work {
    @Override
    public void process(Object input) {
      call.write(input);
    }
  }

  /** Looks at all objects together. */
  private static final class Collecting implements Cmdlet.Work {
    private final CmdletCall call;
    private final java.util.function.BiConsumer<CmdletCall, List<Object>> body;
    private final List<Object> all = new ArrayList<>();

    Collecting(CmdletCall call, java.util.function.BiConsumer<CmdletCall, List<Object>> body) {
      this.call = call;
      this.body = body;
    }

    @Override
    public void process(Object input) {
      if (all.size() >= MOST) {
        throw PsValues.tooMuch();
      }
      all.add(input);
    }

    @Override
    public void end() {
      body.accept(call, all);
    }
  }

  private static final class ForEach implements Cmdlet.Work {
    private final CmdletCall call;
    private boolean begun;

    ForEach(CmdletCall call, List<Parameter> parameters) {
      this.call = call;
      assert !parameters.isEmpty();
    }

    private void run(String parameter, Object current) {
      call.value(parameter)
          .filter(ScriptBlock.class::isInstance)
          .ifPresent(b -> call.run((ScriptBlock) b, current, call::write));
    }

    private void begin() {
      if (!begun) {
        begun = true;
        run("Begin", PsNull.NULL);
      }
    }

    @Override
    public void process(Object input) {
      begin();
      Object process = call.required("Process");
      if (process instanceof String name) {
        PsValues.items(call.property(input, name)).forEach(call::write);
      } else {
        run("Process", input);
      }
    }

    @Override
    public void end() {
      begin();
      run("End", PsNull.NULL);
    }
  }

  private static final class Select implements Cmdlet.Work {
    private final CmdletCall call;
    private final List<Object> last = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private int skipped;
    private int passed;

    Select(CmdletCall call, List<Parameter> parameters) {
      this.call = call;
      assert !parameters.isEmpty();
    }

    @Override
    public void process(Object input) {
      if (skipped < call.number("Skip").orElse(0)) {
        skipped++;
        return;
      }
      Optional<Integer> wanted = call.number("Last");
      if (wanted.isPresent()) {
        last.add(input);
        if (last.size() > Math.max(0, wanted.get())) {
          last.remove(0);
        }
        return;
      }
      Optional<Integer> first = call.number("First");
      if (first.isEmpty() || passed < first.get()) {
        passed++;
        write(input);
      }
      if (first.isPresent() && passed >= first.get()) {
        throw call.enough();
      }
    }

    @Override
    public void end() {
      last.forEach(this::write);
    }

    private void write(Object input) {
      Optional<String> expanded = call.text("ExpandProperty");
      Object value = input;
      if (expanded.isPresent()) {
        value = call.property(input, expanded.get());
      } else if (call.value("Property").isPresent()) {
        value = selected(input);
      }
      if (call.isSet("Unique")) {
        String key = PsValues.text(value);
        if (seen.contains(key)) {
          return;
        }
        seen.add(key);
      }
      PsValues.items(value).forEach(call::write);
    }

    private PsObject selected(Object input) {
      PsObject object =
          new PsObject(
              List.of(
                  "Selected." + PsValues.typeName(input),
                  "System.Management.Automation.PSCustomObject",
                  OBJECT));
      for (Object each : PsValues.items(call.required("Property"))) {
        if (each instanceof PsHashtable table) {
          String name =
              PsValues.text(
                  table.get("Name").or(() -> table.get("n")).or(() -> table.get("l")).orElse(""));
          Object expression = table.get("Expression").or(() -> table.get("e")).orElse(PsNull.NULL);
          object.with(name, computed(expression, input));
        } else if (Wildcards.isPattern(PsValues.text(each)) && input instanceof PsObject o) {
          o.properties().stream()
              .filter(p -> Wildcards.fits(p.name(), PsValues.text(each)))
              .forEach(p -> object.with(p.name(), p.value()));
        } else {
          String name = PsValues.text(each);
          object.with(name, call.property(input, name));
        }
      }
      return object;
    }

    private Object computed(Object expression, Object input) {
      if (!(expression instanceof ScriptBlock block)) {
        return call.property(input, PsValues.text(expression));
      }
      List<Object> values = new ArrayList<>();
      call.run(block, input, values::add);
      return values.isEmpty() ? PsNull.NULL : values.size() == 1 ? values.get(0) : values;
    }
  }

  private static void sort(CmdletCall call, List<Object> all) {
    List<Object> keys = call.value("Property").map(PsValues::items).orElse(List.of());
    Comparator<Object> order =
        (a, b) -> {
          if (keys.isEmpty()) {
            return compare(a, b);
          }
          for (Object key : keys) {
            int by = compare(key(call, a, key), key(call, b, key));
            if (by != 0) {
              return by;
            }
          }
          return 0;
        };
    List<Object> sorted = new ArrayList<>(all);
    sorted.sort(call.isSet("Descending") ? order.reversed() : order);
    Object before = new Object();
    for (Object each : sorted) {
      if (!call.isSet("Unique")
          || before.getClass() == Object.class
          || compare(before, each) != 0) {
        call.write(each);
      }
      before = each;
    }
  }

  private static Object key(CmdletCall call, Object object, Object key) {
    if (key instanceof ScriptBlock block) {
      List<Object> values = new ArrayList<>();
      call.run(block, object, values::add);
      return values.isEmpty() ? PsNull.NULL : values.get(0);
    }
    return call.property(object, PsValues.text(key));
  }

  private static int compare(Object left, Object right) {
    Object l = PsValues.plain(left);
    Object r = PsValues.plain(right);
    if (l instanceof Number a && r instanceof Number b) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    } else if (l instanceof java.time.OffsetDateTime a && r instanceof java.time.OffsetDateTime b) {
      return a.compareTo(b);
    }
    return PsValues.text(left).compareToIgnoreCase(PsValues.text(right));
  }

  private static void outString(CmdletCall call, List<Object> all) {
    List<String> lines = Formatter.lines(all);
    if (call.isSet("Stream")) {
      lines.forEach(call::write);
    } else {
      StringBuilder text = new StringBuilder();
      lines.forEach(l -> text.append(l).append("\r\n"));
      call.write(text.toString());
    }
  }

  /** Counts and sums. */
  private static final class Measure {

    private Measure() {}

    static void of(CmdletCall call, List<Object> all) {
      List<Object> values =
          call.text("Property")
              .map(
                  p ->
                      all.stream()
                          .map(o -> call.property(o, p))
                          .filter(v -> v != PsNull.NULL)
                          .toList())
              .orElse(all);
      List<Double> numbers =
          values.stream()
              .flatMap(v -> PsValues.asNumber(v).stream())
              .map(Number::doubleValue)
              .toList();
      double sum = numbers.stream().mapToDouble(d -> d).sum();
      call.write(
          new PsObject(
                  List.of(
                      "Microsoft.PowerShell.Commands.GenericMeasureInfo",
                      "Microsoft.PowerShell.Commands.MeasureInfo",
                      OBJECT))
              .text("Microsoft.PowerShell.Commands.GenericMeasureInfo")
              .withAdapted("Count", values.size())
              .withAdapted(
                  "Average", when(call, "Average", numbers.isEmpty() ? 0.0 : sum / numbers.size()))
              .withAdapted("Sum", when(call, "Sum", sum))
              .withAdapted(
                  "Maximum",
                  when(call, "Maximum", numbers.stream().mapToDouble(d -> d).max().orElse(0)))
              .withAdapted(
                  "Minimum",
                  when(call, "Minimum", numbers.stream().mapToDouble(d -> d).min().orElse(0)))
              .withAdapted(
                  "Property",
                  call.text("Property")
                      .map(Primitive::string)
                      .map(Object.class::cast)
                      .orElse(PsNull.NULL)));
    }

    private static Object when(CmdletCall call, String flag, double value) {
      return call.isSet(flag) ? (Object) value : PsNull.NULL;
    }
  }
}
