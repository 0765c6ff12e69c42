package shop;

import jdk.nashorn.api.scripting.NashornScriptEngineFactory;

class A {
    Object engine = new NashornScriptEngineFactory();
}
