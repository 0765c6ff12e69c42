package p;

import q.LongType;

class A {
    Object a = LongType.INSTANCE;
}
