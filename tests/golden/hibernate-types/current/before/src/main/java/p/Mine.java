package p;

class Mine {
    @Type(type = "text")
    Object body;
}
