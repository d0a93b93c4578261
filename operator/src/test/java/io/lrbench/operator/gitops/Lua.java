package io.lrbench.operator.gitops;

import java.util.List;
import java.util.Map;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.TableLib;

/** Runs a script as Argo CD does: the resource is {@code obj}; no libraries but base and table. */
final class Lua {
  private Lua() {}

  static LuaTable run(String script, Map<String, Object> object) {
    Globals globals = new Globals();
    globals.load(new BaseLib());
    globals.load(new PackageLib());
    globals.load(new TableLib());
    LoadState.install(globals);
    LuaC.install(globals);
    globals.set("obj", value(object));
    return globals.load(script).call().checktable();
  }

  private static LuaValue value(Object value) {
    if (value instanceof Map<?, ?> map) {
      LuaTable table = new LuaTable();
      map.forEach((key, inner) -> table.set(String.valueOf(key), value(inner)));
      return table;
    }
    if (value instanceof List<?> list) {
      LuaTable table = new LuaTable();
      list.forEach(inner -> table.set(table.length() + 1, value(inner)));
      return table;
    }
    if (value instanceof Number number) {
      return LuaValue.valueOf(number.doubleValue());
    }
    if (value instanceof Boolean truth) {
      return LuaValue.valueOf(truth);
    }
    return value == null ? LuaValue.NIL : LuaValue.valueOf(value.toString());
  }
}
