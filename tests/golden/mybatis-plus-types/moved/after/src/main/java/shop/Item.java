package shop;

import com.baomidou.mybatisplus.annotation.FieldFill;
import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("item")
public class Item {

    @TableId
    private Long id;

    @TableField(value = "made_by", insertStrategy = FieldStrategy.ALWAYS, updateStrategy = FieldStrategy.ALWAYS, whereStrategy = FieldStrategy.ALWAYS, fill = FieldFill.INSERT)
    private String by;
}
