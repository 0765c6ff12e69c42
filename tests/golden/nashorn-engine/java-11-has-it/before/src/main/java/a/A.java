package a;

import jdk.nashorn.api.scripting.NashornScriptEngine;

class A {
}
