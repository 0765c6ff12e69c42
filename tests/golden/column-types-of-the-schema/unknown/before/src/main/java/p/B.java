package p;

@Entity
class B {
    private String a;
}
