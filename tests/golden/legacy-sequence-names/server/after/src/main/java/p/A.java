package p;
@Entity
class A {
    @Id @GeneratedValue Long id;
}
