package org.wsmanspec.mock.powershell.cmdlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.language.ScriptBlock;

/** Where-Object, with a script block or in the form {@code Property -operator Value}. */
final class Where implements Cmdlet.Work {

  private static final List<String> OPERATORS =
      List.of(
          "EQ",
          "NE",
          "GT",
          "GE",
          "LT",
          "LE",
          "Like",
          "NotLike",
          "Match",
          "NotMatch",
          "Contains",
          "In");

  static final List<Parameter> PARAMETERS = parameters();

  private final CmdletCall call;

  Where(CmdletCall call, List<Parameter> parameters) {
    this.call = call;
    assert !parameters.isEmpty();
  }

  private static List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(
        Parameter.at(0, "FilterScript", "System.Management.Automation.ScriptBlock", "Property"));
    all.add(Parameter.at(1, "Value", "System.Object"));
    OPERATORS.forEach(o -> all.add(Parameter.flag(o, "C" + o, "I" + o)));
    all.add(Parameter.named("InputObject", "System.Object"));
    return all;
  }

  @Override
  public void process(Object input) {
    Object filter = call.required("FilterScript");
    if (filter instanceof ScriptBlock block) {
      List<Object> values = new ArrayList<>();
      call.run(block, input, values::add);
      if (PsValues.isTrue(values.size() == 1 ? values.get(0) : values)) {
        call.write(input);
      }
      return;
    }
    Object value = call.property(input, PsValues.text(filter));
    Optional<String> operator = OPERATORS.stream().filter(call::isSet).findFirst();
    boolean fits =
        operator.isPresent()
            ? PsValues.isTrue(
                org.wsmanspec.mock.powershell.language.Comparing.compare(
                    operator.get(), value, call.value("Value").orElse(true)))
            : PsValues.isTrue(value);
    if (fits) {
      call.write(input);
    }
  }
}
