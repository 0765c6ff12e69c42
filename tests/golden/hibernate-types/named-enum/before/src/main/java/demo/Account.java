package demo;

import com.vladmihalcea.hibernate.type.basic.PostgreSQLEnumType;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import org.hibernate.annotations.Type;
import org.hibernate.annotations.TypeDef;

@Entity
@TypeDef(name = "pgsql_enum", typeClass = PostgreSQLEnumType.class)
public class Account {
    @Id
    private Long id;

    @Enumerated(EnumType.STRING)
    @Type(type = "pgsql_enum")
    private Role role;

    @Enumerated(EnumType.STRING)
    @Type(type = "com.vladmihalcea.hibernate.type.basic.PostgreSQLEnumType")
    private Role earlier;
}
