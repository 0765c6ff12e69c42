package press;

import java.util.Date;
import lombok.Data;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

@Data
@Document(indexName = "articles")
public class Article {

    @Id
    private int id;
    private String headline;
    private Integer votes;
    private Date printed;
    private Object extra;
}
