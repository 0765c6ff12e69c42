package b;

class Plain {
}
