package p;
@Entity
class A {
    @Id @GeneratedValue(strategy = GenerationType.AUTO) Long id;
}
