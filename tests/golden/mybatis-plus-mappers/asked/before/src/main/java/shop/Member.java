package shop;

import com.baomidou.mybatisplus.activerecord.Model;
import java.io.Serializable;
import java.util.List;

public class Member extends Model<Member> {

    private Long id;

    public static List<Member> olderThan(int age) {
        return new Member().selectList("age > {0}", age);
    }

    @Override
    protected Serializable pkVal() {
        return id;
    }
}
