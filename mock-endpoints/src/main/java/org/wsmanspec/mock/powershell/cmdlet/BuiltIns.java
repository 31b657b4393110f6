package org.wsmanspec.mock.powershell.cmdlet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wsmanspec.mock.powershell.Cmdlet;

/** All commands that are there from the start, and their short names. */
public final class BuiltIns {

  private BuiltIns() {}

  /** The commands by name. */
  public static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.putAll(WriteCommands.all());
    all.putAll(ObjectCommands.all());
    all.putAll(VariableCommands.all());
    all.putAll(CimCommands.all());
    all.putAll(SystemCommands.all());
    all.putAll(ItemCommands.all());
    all.putAll(BreakpointCommands.all());
    return all;
  }

  /** Names of commands by their short names, all in lower case. */
  public static Map<String, String> aliases() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("echo", "write-output");
    names.put("write", "write-output");
    names.put("%", "foreach-object");
    names.put("foreach", "foreach-object");
    names.put("?", "where-object");
    names.put("where", "where-object");
    names.put("select", "select-object");
    names.put("sort", "sort-object");
    names.put("measure", "measure-object");
    names.put("gm", "get-member");
    names.put("gcim", "get-ciminstance");
    names.put("gcls", "get-cimclass");
    names.put("icim", "invoke-cimmethod");
    names.put("gwmi", "get-wmiobject");
    names.put("sleep", "start-sleep");
    names.put("gcm", "get-command");
    names.put("gv", "get-variable");
    names.put("sv", "set-variable");
    names.put("set", "set-variable");
    names.put("iex", "invoke-expression");
    names.put("icm", "invoke-command");
    names.put("h", "get-history");
    names.put("history", "get-history");
    names.put("ni", "new-item");
    names.put("pwd", "get-location");
    names.put("gl", "get-location");
    names.put("cat", "get-content");
    names.put("type", "get-content");
    names.put("gc", "get-content");
    names.put("ft", "format-table");
    names.put("fl", "format-list");
    return names;
  }
}
