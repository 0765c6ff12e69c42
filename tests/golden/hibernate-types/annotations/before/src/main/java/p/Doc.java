package p;

import com.vladmihalcea.hibernate.type.json.JsonBinaryType;
import javax.persistence.Entity;
import org.hibernate.annotations.Parameter;
import org.hibernate.annotations.Type;
import org.hibernate.annotations.TypeDef;
import org.hibernate.annotations.TypeDefs;

@Entity
@TypeDefs({
    @TypeDef(name = "jsonb", typeClass = JsonBinaryType.class)
})
public class Doc {
    @Type(type = "jsonb")
    private Object body;

    @Type(type = "yes_no")
    private boolean open;

    @Lob
    @Type(type = "org.hibernate.type.TextType")
    private String text;

    @Type(type = "uuid-char") private UUID id;

    @Type(type = "org.hibernate.type.LocalDateTimeType")
    private LocalDateTime at;

    @Type(type = "p.MoneyType", parameters = @Parameter(name = "c", value = "EUR"))
    private Money money;
}
