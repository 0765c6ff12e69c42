@Entity
@Table(name = "users")
class User {
    @Id Long id;
}
