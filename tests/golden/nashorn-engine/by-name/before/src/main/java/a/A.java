package a;

import javax.script.*;

class A {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
}
