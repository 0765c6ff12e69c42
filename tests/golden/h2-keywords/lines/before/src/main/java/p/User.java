@Entity
class User {
    @Id Long id;
    private String value;
    @Column(name = "`key`") private String key;
    private String name;
}
