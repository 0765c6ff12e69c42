package shop;

import com.baomidou.mybatisplus.annotations.*;
import com.baomidou.mybatisplus.enums.FieldFill;
import com.baomidou.mybatisplus.enums.FieldStrategy;

@TableName("item")
public class Item {

    @TableId
    private Long id;

    @TableField(value = "made_by", strategy = FieldStrategy.IGNORED, fill = FieldFill.INSERT)
    private String by;
}
