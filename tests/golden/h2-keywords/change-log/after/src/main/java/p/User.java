@Entity
class User {
    @Id Long id;
}
