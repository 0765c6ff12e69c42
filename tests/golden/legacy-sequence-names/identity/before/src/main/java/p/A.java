package p;
@Entity
class A {
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
    @GeneratedValue private UUID key;
    @GeneratedValue(generator = "g") Long g;
}
