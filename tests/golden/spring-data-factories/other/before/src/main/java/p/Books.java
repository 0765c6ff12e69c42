package p;

import q.Sort;

class Books {
    Object a = new Sort("x");
}
