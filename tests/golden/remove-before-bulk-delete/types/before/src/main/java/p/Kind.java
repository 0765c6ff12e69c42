package p;

@Entity
public class Kind {
    @Id private Integer id;
}
