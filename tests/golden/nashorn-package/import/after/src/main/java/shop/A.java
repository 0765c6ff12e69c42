package shop;

import org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory;

class A {
    Object engine = new NashornScriptEngineFactory();
}
