package p;

import q.Specifications;

class Books {
    Object a = Specifications.where(null);
}
