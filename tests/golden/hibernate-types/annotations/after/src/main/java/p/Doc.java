package p;

import io.hypersistence.utils.hibernate.type.json.JsonBinaryType;
import jakarta.persistence.Convert;
import javax.persistence.Entity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Parameter;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

@Entity
public class Doc {
    @Type(JsonBinaryType.class)
    private Object body;

    @Convert(converter = YesNoConverter.class)
    private boolean open;

    @Lob
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String text;

    @JdbcTypeCode(SqlTypes.CHAR) private UUID id;

    private LocalDateTime at;

    @Type(value = MoneyType.class, parameters = @Parameter(name = "c", value = "EUR"))
    private Money money;
}
