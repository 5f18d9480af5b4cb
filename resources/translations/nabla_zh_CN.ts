<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Backward</name>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>share</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>gradient of %1</source>
        <translation>%1 的梯度</translation>
    </message>
    <message>
        <source>local derivative of %1</source>
        <translation>%1 的局部导数</translation>
    </message>
    <message>
        <source>part of the gradient of %1</source>
        <translation>%1 的梯度的一部分</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>切向导数</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>还没有值</translation>
    </message>
    <message>
        <source>not connected yet</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>waits for input %1</source>
        <translation>等待第 %1 个输入</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Typing</source>
        <translation>输入文字</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>Change the optimizer</source>
        <translation>更换优化器</translation>
    </message>
    <message>
        <source>Optimize</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>把 %1 连接到 %2</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>断开 %1</translation>
    </message>
    <message>
        <source>Insert %1</source>
        <translation>插入 %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Delete %1 nodes</source>
        <translation>删除 %1 个节点</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>剪切 %1</translation>
    </message>
    <message>
        <source>Cut %1 nodes</source>
        <translation>剪切 %1 个节点</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>复制一份 %1</translation>
    </message>
    <message>
        <source>Duplicate %1 nodes</source>
        <translation>复制 %1 个节点</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Name %1</source>
        <translation>命名 %1</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>把 %1 改名为 %2</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Replace %1 by %2</source>
        <translation>把 %1 替换为 %2</translation>
    </message>
    <message>
        <source>Extract %1</source>
        <translation>提取 %1</translation>
    </message>
    <message>
        <source>Inline %1</source>
        <translation>内联 %1</translation>
    </message>
    <message>
        <source>Make %1 a variable</source>
        <translation>把 %1 改为变量</translation>
    </message>
    <message>
        <source>Make %1 a placeholder</source>
        <translation>把 %1 改为占位符</translation>
    </message>
    <message>
        <source>Make %1 a constant</source>
        <translation>把 %1 改为常量</translation>
    </message>
    <message>
        <source>Choose the output %1</source>
        <translation>选择输出 %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>DIFFERS</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>the gradient against central differences</source>
        <translation>将梯度与中心差分比较</translation>
    </message>
    <message>
        <source>for programs to read</source>
        <translation>供程序读取</translation>
    </message>
    <message>
        <source>a gradient is taken of one output, and this program has %1</source>
        <translation>梯度只对一个输出求，而这个程序有 %1 个</translation>
    </message>
    <message>
        <source>name one: output %1</source>
        <translation>指定一个：output %1</translation>
    </message>
    <message>
        <source>the program computes nothing</source>
        <translation>这个程序什么也没有计算</translation>
    </message>
    <message>
        <source>write y = x * x, for instance</source>
        <translation>例如写 y = x * x</translation>
    </message>
    <message>
        <source>the value of a program, its gradients and Hessian</source>
        <translation>程序的值、梯度和 Hessian 矩阵</translation>
    </message>
    <message>
        <source>gradients with respect to every variable</source>
        <translation>对每个变量的梯度</translation>
    </message>
    <message>
        <source>the matrix of second derivatives</source>
        <translation>二阶导数矩阵</translation>
    </message>
    <message>
        <source>eager: statement by statement; static: graph first</source>
        <translation>eager：逐条语句执行；static：先建图</translation>
    </message>
    <message>
        <source>cannot write the output</source>
        <translation>无法写出结果</translation>
    </message>
    <message>
        <source>is the disk full?</source>
        <translation>磁盘满了吗？</translation>
    </message>
    <message>
        <source>Nabla shows computation graphs run: values forward, gradients backward, optimizers.</source>
        <translation>Nabla 展示计算图的运行：值向前流，梯度向后流，优化器走向极值。</translation>
    </message>
    <message>
        <source>a program or document to open in the window</source>
        <translation>在窗口中打开的程序或文档</translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation>light（浅色）或 dark（深色）</translation>
    </message>
    <message>
        <source>en or zh</source>
        <translation>en 或 zh</translation>
    </message>
    <message>
        <source>nabla COMMAND --help tells more. Without a command the window opens.</source>
        <translation>更多说明见 nabla COMMAND --help。不带子命令则打开窗口。</translation>
    </message>
    <message>
        <source>%1 is a single number</source>
        <translation>%1 是单个数</translation>
    </message>
    <message>
        <source>there is no method %1</source>
        <translation>没有名为 %1 的方法</translation>
    </message>
    <message>
        <source>known: %1</source>
        <translation>已有的：%1</translation>
    </message>
    <message>
        <source>%1 after %2 iterations</source>
        <translation>%1，迭代 %2 次</translation>
    </message>
    <message>
        <source>eigenvalues of the Hessian:</source>
        <translation>Hessian 矩阵的特征值：</translation>
    </message>
    <message>
        <source>walk to a minimum or maximum</source>
        <translation>走向极小值或极大值</translation>
    </message>
    <message>
        <source>gd or newton</source>
        <translation>gd 或 newton</translation>
    </message>
    <message>
        <source>the method&apos;s settings, as in rate=0.1</source>
        <translation>方法的设置，如 rate=0.1</translation>
    </message>
    <message>
        <source>where to start, as in &apos;x=-2,y=2&apos;</source>
        <translation>起点，如 &apos;x=-2,y=2&apos;</translation>
    </message>
    <message>
        <source>iterations at most</source>
        <translation>最多迭代次数</translation>
    </message>
    <message>
        <source>stop when the gradient is shorter</source>
        <translation>梯度长度小于它时停止</translation>
    </message>
    <message>
        <source>walk uphill</source>
        <translation>向上走（求极大值）</translation>
    </message>
    <message>
        <source>the path as a table</source>
        <translation>以表格输出路径</translation>
    </message>
    <message>
        <source>%1 is no size</source>
        <translation>%1 不是尺寸</translation>
    </message>
    <message>
        <source>write --size 800x500, at most 16384 each</source>
        <translation>写成 --size 800x500，每边最多 16384</translation>
    </message>
    <message>
        <source>a picture of the graph, the curve or the convergence</source>
        <translation>计算图、曲线或收敛过程的图片</translation>
    </message>
    <message>
        <source>what to draw</source>
        <translation>画什么</translation>
    </message>
    <message>
        <source>the file; its ending, svg, pdf or png, is the format</source>
        <translation>文件；由扩展名 svg、pdf 或 png 决定格式</translation>
    </message>
    <message>
        <source>graph: after so many steps</source>
        <translation>计算图：走完这么多步之后</translation>
    </message>
    <message>
        <source>convergence: the optimizer, gd or newton</source>
        <translation>收敛过程：优化器，gd 或 newton</translation>
    </message>
    <message>
        <source>width and height in pixels, as in 800x500</source>
        <translation>宽和高（像素），如 800x500</translation>
    </message>
    <message>
        <source>png: device pixels per pixel</source>
        <translation>png：每像素的设备像素数</translation>
    </message>
    <message>
        <source>light, dark or print</source>
        <translation>light（浅色）、dark（深色）或 print（印刷）</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 太大了</translation>
    </message>
    <message>
        <source>at most 64 MB are read</source>
        <translation>最多读取 64 MB</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是文件夹</translation>
    </message>
    <message>
        <source>give a program or a document</source>
        <translation>请给出程序或文档</translation>
    </message>
    <message>
        <source>cannot open %1</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>a program or document; - is standard input</source>
        <translation>程序或文档；- 表示标准输入</translation>
    </message>
    <message>
        <source>a program as text, in place of FILE</source>
        <translation>以文本给出的程序，代替 FILE</translation>
    </message>
    <message>
        <source>values, as in &apos;x=3,w=[1,2]&apos;</source>
        <translation>取值，如 &apos;x=3,w=[1,2]&apos;</translation>
    </message>
    <message>
        <source>(and 1 more error)</source>
        <translation>（另有 1 处错误）</translation>
    </message>
    <message>
        <source>(and %1 more errors)</source>
        <translation>（另有 %1 处错误）</translation>
    </message>
    <message>
        <source>forward mode needs a variable</source>
        <translation>前向模式需要一个变量</translation>
    </message>
    <message>
        <source>write x = variable(3), for instance</source>
        <translation>例如写 x = variable(3)</translation>
    </message>
    <message>
        <source>the passes step by step</source>
        <translation>逐步展示前向与反向过程</translation>
    </message>
    <message>
        <source>reverse: gradients back; forward: tangents along</source>
        <translation>reverse：梯度反向传播；forward：切向导数同行</translation>
    </message>
    <message>
        <source>forward mode: the input whose tangent is 1</source>
        <translation>前向模式：切向导数为 1 的输入</translation>
    </message>
    <message>
        <source>%1 has shape %2, but its tangent has shape %3</source>
        <translation>%1 的形状是 %2，而它的切向导数的形状是 %3</translation>
    </message>
    <message>
        <source>a gradient needs an output that is one number, but %1 has shape %2</source>
        <translation>求梯度要求输出是一个数，而 %1 的形状是 %2</translation>
    </message>
    <message>
        <source>reduce it first, for example with sum(%1)</source>
        <translation>先把它归约，例如 sum(%1)</translation>
    </message>
    <message>
        <source>only numbers, lists, + - * / ** and pi, e, inf, nan can stand here</source>
        <translation>这里只能写数、列表、+ - * / ** 以及 pi、e、inf、nan</translation>
    </message>
    <message>
        <source>%1 is not a constant</source>
        <translation>%1 不是常量</translation>
    </message>
    <message>
        <source>this is not a constant</source>
        <translation>这不是常量</translation>
    </message>
    <message>
        <source>this has too many elements</source>
        <translation>元素太多</translation>
    </message>
    <message>
        <source>larger data goes into a file for load</source>
        <translation>较大的数据请放进文件，用 load 读取</translation>
    </message>
    <message>
        <source>the lists are not equally long and deep</source>
        <translation>各层列表的长度或深度不一致</translation>
    </message>
    <message>
        <source>write a matrix as [[1, 2], [3, 4]]</source>
        <translation>矩阵写成 [[1, 2], [3, 4]]</translation>
    </message>
    <message>
        <source>an object { } is needed here</source>
        <translation>这里需要对象 { }</translation>
    </message>
    <message>
        <source>a text in quotes is needed here</source>
        <translation>这里需要带引号的文本</translation>
    </message>
    <message>
        <source>a number is needed here</source>
        <translation>这里需要一个数</translation>
    </message>
    <message>
        <source>a position [x, y] is needed here</source>
        <translation>这里需要位置 [x, y]</translation>
    </message>
    <message>
        <source>a list [ ] is needed here</source>
        <translation>这里需要列表 [ ]</translation>
    </message>
    <message>
        <source>this is JSON, but not a Nabla document</source>
        <translation>这是 JSON，但不是 Nabla 文档</translation>
    </message>
    <message>
        <source>a document starts with {&quot;format&quot;: &quot;nabla&quot;, &quot;version&quot;: 1</source>
        <translation>文档以 {&quot;format&quot;: &quot;nabla&quot;, &quot;version&quot;: 1 开头</translation>
    </message>
    <message>
        <source>a whole number from 1 is needed here</source>
        <translation>这里需要从 1 起的整数</translation>
    </message>
    <message>
        <source>this document has version %1, but this Nabla reads up to version %2</source>
        <translation>文档的版本是 %1，而这个 Nabla 最高只能读到版本 %2</translation>
    </message>
    <message>
        <source>open it with a newer Nabla</source>
        <translation>请用更新的 Nabla 打开</translation>
    </message>
    <message>
        <source>this is not a text: these bytes are not UTF-8</source>
        <translation>这不是文本：这些字节不是 UTF-8</translation>
    </message>
    <message>
        <source>save the text as UTF-8</source>
        <translation>请以 UTF-8 保存文本</translation>
    </message>
    <message>
        <source>this is not valid JSON, near %1</source>
        <translation>%1 附近不是有效的 JSON</translation>
    </message>
    <message>
        <source>was the file cut off, or edited by hand?</source>
        <translation>文件是否被截断，或被手工改过？</translation>
    </message>
    <message>
        <source>this is nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>this holds too many values</source>
        <translation>值太多</translation>
    </message>
    <message>
        <source>this file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>at most %1 bytes are read</source>
        <translation>最多读取 %1 字节</translation>
    </message>
    <message>
        <source>a number or nested lists of numbers are needed, not %1</source>
        <translation>需要一个数或数的嵌套列表，而不是 %1</translation>
    </message>
    <message>
        <source>only an empty tensor is written as a shape</source>
        <translation>只有空张量才写成形状</translation>
    </message>
    <message>
        <source>write its numbers as nested lists</source>
        <translation>把它的数写成嵌套列表</translation>
    </message>
    <message>
        <source>write name=value, for example x=3,w=[1,2]</source>
        <translation>写成 name=value，例如 x=3,w=[1,2]</translation>
    </message>
    <message>
        <source>%1 is not a name</source>
        <translation>%1 不是名称</translation>
    </message>
    <message>
        <source>an entry is missing here</source>
        <translation>这里缺一项</translation>
    </message>
    <message>
        <source>%1 has no value</source>
        <translation>%1 没有值</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 给了两次</translation>
    </message>
    <message>
        <source>%1 has shape %2, but the value fed has shape %3</source>
        <translation>%1 的形状是 %2，而喂入的值的形状是 %3</translation>
    </message>
    <message>
        <source>feed a value of shape %1</source>
        <translation>请喂入形状为 %1 的值</translation>
    </message>
    <message>
        <source>%1 takes %2 operands, not %3</source>
        <translation>%1 需要 %2 个操作数，而不是 %3 个</translation>
    </message>
    <message>
        <source>%1 has an operand that does not come before it</source>
        <translation>%1 有一个操作数不在它之前</translation>
    </message>
    <message>
        <source>%1 has shape %2, but its operands give %3</source>
        <translation>%1 的形状是 %2，但由操作数得到的是 %3</translation>
    </message>
    <message>
        <source>%1 does not say rightly which node it is derived from</source>
        <translation>%1 没有正确说明它由哪个节点求导而来</translation>
    </message>
    <message>
        <source>%1 was made in a loop or call that is not known</source>
        <translation>%1 产生于未知的循环或调用</translation>
    </message>
    <message>
        <source>it is called as %1</source>
        <translation>调用方式是 %1</translation>
    </message>
    <message>
        <source>%1 has no argument %2</source>
        <translation>%1 没有参数 %2</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>你是想写 %1 吗？</translation>
    </message>
    <message>
        <source>%1 is given too many arguments</source>
        <translation>%1 的参数太多</translation>
    </message>
    <message>
        <source>%1 is given %2 twice</source>
        <translation>%1 的参数 %2 给了两次</translation>
    </message>
    <message>
        <source>%1 needs its argument %2</source>
        <translation>%1 需要参数 %2</translation>
    </message>
    <message>
        <source>a whole number is needed here, not %1</source>
        <translation>这里需要整数，而不是 %1</translation>
    </message>
    <message>
        <source>a single number is needed here, not shape %1</source>
        <translation>这里需要单个数，而不是形状 %1</translation>
    </message>
    <message>
        <source>whole numbers are needed here, such as 2 or (2, 3)</source>
        <translation>这里需要整数，如 2 或 (2, 3)</translation>
    </message>
    <message>
        <source>this must be a constant: no derivative goes through it</source>
        <translation>这里必须是常量：导数不经过它</translation>
    </message>
    <message>
        <source>write a number, without inputs</source>
        <translation>写一个数，不要含输入</translation>
    </message>
    <message>
        <source>text in quotes is needed here</source>
        <translation>这里需要带引号的文本</translation>
    </message>
    <message>
        <source>a %1 needs a name of its own</source>
        <translation>%1 需要有自己的名称</translation>
    </message>
    <message>
        <source>write x = %1(...) on a line, then use x</source>
        <translation>单独一行写 x = %1(...)，再使用 x</translation>
    </message>
    <message>
        <source>load needs a file name in quotes</source>
        <translation>load 需要带引号的文件名</translation>
    </message>
    <message>
        <source>write load(&quot;data.csv&quot;)</source>
        <translation>写成 load(&quot;data.csv&quot;)</translation>
    </message>
    <message>
        <source>no file can be read here</source>
        <translation>这里不能读取文件</translation>
    </message>
    <message>
        <source>save the document first: files are read beside it</source>
        <translation>先保存文档：文件从文档旁边读取</translation>
    </message>
    <message>
        <source>%1 has no value yet</source>
        <translation>%1 还没有值</translation>
    </message>
    <message>
        <source>define it before this line</source>
        <translation>在这一行之前定义它</translation>
    </message>
    <message>
        <source>%1 of several values takes no %2</source>
        <translation>有多个值的 %1 不能带 %2</translation>
    </message>
    <message>
        <source>%1 is not a function</source>
        <translation>%1 不是函数</translation>
    </message>
    <message>
        <source>to multiply, write %1*(...)</source>
        <translation>相乘请写 %1*(...)</translation>
    </message>
    <message>
        <source>there is no function %1</source>
        <translation>没有函数 %1</translation>
    </message>
    <message>
        <source>both branches of cond must give the same shape</source>
        <translation>cond 的两个分支必须给出相同的形状</translation>
    </message>
    <message>
        <source>or run it eagerly</source>
        <translation>或者即时执行</translation>
    </message>
    <message>
        <source>stopped after %1 statements</source>
        <translation>执行 %1 条语句后停止</translation>
    </message>
    <message>
        <source>a condition must be a number, not %1</source>
        <translation>条件必须是数，而不是 %1</translation>
    </message>
    <message>
        <source>a condition must be a single number, but this has shape %1</source>
        <translation>条件必须是单个数，而这里的形状是 %1</translation>
    </message>
    <message>
        <source>reduce it with min or max, or choose element by element with where</source>
        <translation>用 min 或 max 归约，或用 where 逐元素选择</translation>
    </message>
    <message>
        <source>%1 names cannot take %2 values</source>
        <translation>%1 个名称接不住 %2 个值</translation>
    </message>
    <message>
        <source>write as many names as values</source>
        <translation>名称与值的个数要相同</translation>
    </message>
    <message>
        <source>a loop cannot go over %1</source>
        <translation>循环不能遍历 %1</translation>
    </message>
    <message>
        <source>go over range(n), a vector or a list</source>
        <translation>请遍历 range(n)、向量或列表</translation>
    </message>
    <message>
        <source>to hold a value fixed for derivatives, write stop_gradient(...)</source>
        <translation>求导时要把值固定，请写 stop_gradient(...)</translation>
    </message>
    <message>
        <source>write a number, or assign it without %1</source>
        <translation>写一个数，或者赋值时不用 %1</translation>
    </message>
    <message>
        <source>the value of a %1 must not depend on inputs</source>
        <translation>%1 的值不能依赖输入</translation>
    </message>
    <message>
        <source>write %1 = variable(1), or give it with --at %1=1</source>
        <translation>写 %1 = variable(1)，或用 --at %1=1 给出</translation>
    </message>
    <message>
        <source>%1 is declared twice</source>
        <translation>%1 声明了两次</translation>
    </message>
    <message>
        <source>declare it once, before any loop or function</source>
        <translation>只声明一次，并放在循环和函数之前</translation>
    </message>
    <message>
        <source>an input is not connected</source>
        <translation>有一个输入没有连接</translation>
    </message>
    <message>
        <source>connect it, or write a value in place of _</source>
        <translation>连接它，或在 _ 处写一个值</translation>
    </message>
    <message>
        <source>a slice belongs inside an index, as in a[1:3]</source>
        <translation>切片只能写在下标里，如 a[1:3]</translation>
    </message>
    <message>
        <source>an expression is missing here</source>
        <translation>这里缺少表达式</translation>
    </message>
    <message>
        <source>a number or a list of numbers is needed here, not %1</source>
        <translation>这里需要一个数或数的列表，而不是 %1</translation>
    </message>
    <message>
        <source>%1 is a function: it needs its arguments</source>
        <translation>%1 是函数，需要参数</translation>
    </message>
    <message>
        <source>write %1(...)</source>
        <translation>写成 %1(...)</translation>
    </message>
    <message>
        <source>a number or tensor is needed here, not %1</source>
        <translation>这里需要数或张量，而不是 %1</translation>
    </message>
    <message>
        <source>assign it before this line</source>
        <translation>在这一行之前给它赋值</translation>
    </message>
    <message>
        <source>does the recursion end?</source>
        <translation>递归会结束吗？</translation>
    </message>
    <message>
        <source>%1 is called more than %2 levels deep</source>
        <translation>%1 的调用嵌套超过 %2 层</translation>
    </message>
    <message>
        <source>%1 needs a value for %2</source>
        <translation>%1 需要 %2 的值</translation>
    </message>
    <message>
        <source>a function is needed here, not %1</source>
        <translation>这里需要函数，而不是 %1</translation>
    </message>
    <message>
        <source>%1 cannot be called here</source>
        <translation>%1 不能在这里调用</translation>
    </message>
    <message>
        <source>wrap it: lambda x: %1(x)</source>
        <translation>包一层：lambda x: %1(x)</translation>
    </message>
    <message>
        <source>%1 is called with %2 values</source>
        <translation>%1 被传入了 %2 个值</translation>
    </message>
    <message>
        <source>the elements of a list must have one shape, but here are %1 and %2</source>
        <translation>列表元素的形状必须相同，而这里有 %1 和 %2</translation>
    </message>
    <message>
        <source>make the rows equally long</source>
        <translation>让各行一样长</translation>
    </message>
    <message>
        <source>a single number has no elements</source>
        <translation>单个数没有元素</translation>
    </message>
    <message>
        <source>a range is written range(n)</source>
        <translation>范围写成 range(n)</translation>
    </message>
    <message>
        <source>%1 has no elements</source>
        <translation>%1 没有元素</translation>
    </message>
    <message>
        <source>a tuple takes one whole number as its index</source>
        <translation>元组的下标是一个整数</translation>
    </message>
    <message>
        <source>indices count from 0; -1 is the last one</source>
        <translation>下标从 0 数起，-1 是最后一个</translation>
    </message>
    <message>
        <source>there is no value named %1</source>
        <translation>没有名为 %1 的值</translation>
    </message>
    <message>
        <source>%1 has no value yet: the graph is only built</source>
        <translation>%1 还没有值：图只是建好了</translation>
    </message>
    <message>
        <source>run it in a Session: values exist only then</source>
        <translation>在 Session 中运行它：那时才有值</translation>
    </message>
    <message>
        <source>%1 is not a length</source>
        <translation>%1 不能作长度</translation>
    </message>
    <message>
        <source>lengths are 0 or more</source>
        <translation>长度不小于 0</translation>
    </message>
    <message>
        <source>eye takes whole numbers</source>
        <translation>eye 的参数是整数</translation>
    </message>
    <message>
        <source>write eye(3) or eye(2, 3)</source>
        <translation>写成 eye(3) 或 eye(2, 3)</translation>
    </message>
    <message>
        <source>the step cannot be 0</source>
        <translation>步长不能为 0</translation>
    </message>
    <message>
        <source>this has no end</source>
        <translation>这没有尽头</translation>
    </message>
    <message>
        <source>use finite numbers</source>
        <translation>请用有限的数</translation>
    </message>
    <message>
        <source>this belongs to the whole program, not inside a function</source>
        <translation>这属于整个程序，不能写在函数里</translation>
    </message>
    <message>
        <source>move it to the end of the program</source>
        <translation>把它移到程序末尾</translation>
    </message>
    <message>
        <source>the graph has grown to %1 nodes, and the program was stopped</source>
        <translation>图已增长到 %1 个节点，程序被停止</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>a tensor of shape %1 is too large</source>
        <translation>形状为 %1 的张量太大</translation>
    </message>
    <message>
        <source>at most %1 elements</source>
        <translation>最多 %1 个元素</translation>
    </message>
    <message>
        <source>not known while the graph is built</source>
        <translation>建图时还不知道它的值</translation>
    </message>
    <message>
        <source>use where, cond or while_loop, or run eagerly</source>
        <translation>用 where、cond 或 while_loop，或者即时执行</translation>
    </message>
    <message>
        <source>&apos;else if&apos; is one word here</source>
        <translation>这里的“else if”是一个词</translation>
    </message>
    <message>
        <source>write elif</source>
        <translation>写成 elif</translation>
    </message>
    <message>
        <source>a loop needs a name for what it goes through</source>
        <translation>循环需要一个名称来代表遍历的元素</translation>
    </message>
    <message>
        <source>write for i in range(n):</source>
        <translation>写成 for i in range(n):</translation>
    </message>
    <message>
        <source>this loop does not say what it goes through</source>
        <translation>这个循环没有说明遍历什么</translation>
    </message>
    <message>
        <source>a function needs a name</source>
        <translation>函数需要名称</translation>
    </message>
    <message>
        <source>write def f(x):</source>
        <translation>写成 def f(x):</translation>
    </message>
    <message>
        <source>a function needs a list of arguments</source>
        <translation>函数需要参数列表</translation>
    </message>
    <message>
        <source>two arguments have the name &apos;%1&apos;</source>
        <translation>有两个参数都叫“%1”</translation>
    </message>
    <message>
        <source>rename one</source>
        <translation>给其中一个改名</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no default value but follows one that has</source>
        <translation>“%1”没有默认值，却排在有默认值的参数后面</translation>
    </message>
    <message>
        <source>put arguments with defaults last</source>
        <translation>有默认值的参数放在最后</translation>
    </message>
    <message>
        <source>&apos;=&apos; cannot stand here</source>
        <translation>这里不能写“=”</translation>
    </message>
    <message>
        <source>write def f(x): return x^2</source>
        <translation>写成 def f(x): return x^2</translation>
    </message>
    <message>
        <source>this &apos;%1&apos; is never closed</source>
        <translation>这个“%1”没有闭合</translation>
    </message>
    <message>
        <source>add the &apos;%1&apos;</source>
        <translation>补上“%1”</translation>
    </message>
    <message>
        <source>arguments are names with commas between</source>
        <translation>参数是用逗号隔开的名称</translation>
    </message>
    <message>
        <source>write def f(x, y=1):</source>
        <translation>写成 def f(x, y=1):</translation>
    </message>
    <message>
        <source>there is no &apos;if&apos; for this &apos;%1&apos;</source>
        <translation>这个“%1”没有对应的“if”</translation>
    </message>
    <message>
        <source>line it up with its if</source>
        <translation>与它的 if 对齐</translation>
    </message>
    <message>
        <source>a &apos;:&apos; is missing at the end of this line</source>
        <translation>行末缺少“:”</translation>
    </message>
    <message>
        <source>add the &apos;:&apos;</source>
        <translation>补上“:”</translation>
    </message>
    <message>
        <source>the lines that belong to this one are missing</source>
        <translation>缺少属于它的语句行</translation>
    </message>
    <message>
        <source>indent them by four spaces, or write pass</source>
        <translation>缩进四个空格，或写 pass</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a function and needs its argument</source>
        <translation>“%1”是函数，需要参数</translation>
    </message>
    <message>
        <source>write %1(x)</source>
        <translation>写成 %1(x)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; runs a function and its argument together</source>
        <translation>“%1”把函数和参数连在了一起</translation>
    </message>
    <message>
        <source>write %1(%2)</source>
        <translation>写成 %1(%2)</translation>
    </message>
    <message>
        <source>write %1(x)^2</source>
        <translation>写成 %1(x)^2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; to a negative power is read in two ways</source>
        <translation>“%1”的负次幂有两种读法</translation>
    </message>
    <message>
        <source>write 1/%1(x)</source>
        <translation>写成 1/%1(x)</translation>
    </message>
    <message>
        <source>write %1(x) or 1/%2(x)</source>
        <translation>写成 %1(x) 或 1/%2(x)</translation>
    </message>
    <message>
        <source>a decimal point is needed, not a comma</source>
        <translation>这里要用小数点，而不是逗号</translation>
    </message>
    <message>
        <source>write %1.%2</source>
        <translation>写成 %1.%2</translation>
    </message>
    <message>
        <source>the argument &apos;%1&apos; is given twice</source>
        <translation>参数“%1”给了两次</translation>
    </message>
    <message>
        <source>leave one out</source>
        <translation>去掉一个</translation>
    </message>
    <message>
        <source>an argument without a name follows one with a name</source>
        <translation>没有名称的参数排在了有名称的后面</translation>
    </message>
    <message>
        <source>put those with names last</source>
        <translation>有名称的放在最后</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a name</source>
        <translation>“%1”不能作名称</translation>
    </message>
    <message>
        <source>use letters and digits, a letter first</source>
        <translation>用字母和数字，以字母开头</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; is in use</source>
        <translation>名称“%1”已被使用</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>换一个名称</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is computed and has no initial value</source>
        <translation>“%1”是算出来的，没有初始值</translation>
    </message>
    <message>
        <source>change what it is computed from</source>
        <translation>请改变用来计算它的量</translation>
    </message>
    <message>
        <source>there is no variable &apos;%1&apos; in the program</source>
        <translation>程序里没有变量“%1”</translation>
    </message>
    <message>
        <source>write %1.%2, or [%1, %2] for a vector</source>
        <translation>写成 %1.%2，向量则写 [%1, %2]</translation>
    </message>
    <message>
        <source>this choice has no else</source>
        <translation>这个选择没有 else</translation>
    </message>
    <message>
        <source>write a if c else b</source>
        <translation>写成 a if c else b</translation>
    </message>
    <message>
        <source>a &apos;:&apos; is missing after the names of this function</source>
        <translation>函数的名称之后缺少“:”</translation>
    </message>
    <message>
        <source>write lambda x, y: x + y</source>
        <translation>写成 lambda x, y: x + y</translation>
    </message>
    <message>
        <source>one power stands on another</source>
        <translation>幂上又有幂</translation>
    </message>
    <message>
        <source>use parentheses to say which is meant</source>
        <translation>用括号说明是哪一种</translation>
    </message>
    <message>
        <source>this expression chains more than %1 operations</source>
        <translation>这个表达式连了超过 %1 个运算</translation>
    </message>
    <message>
        <source>give parts of it names, on lines of their own</source>
        <translation>给其中的部分各起名称，分行写</translation>
    </message>
    <message>
        <source>this can be read in two ways</source>
        <translation>这有两种读法</translation>
    </message>
    <message>
        <source>write %1 or %2</source>
        <translation>写成 %1 或 %2</translation>
    </message>
    <message>
        <source>write a if x else b</source>
        <translation>写成 a if x else b</translation>
    </message>
    <message>
        <source>write and</source>
        <translation>写成 and</translation>
    </message>
    <message>
        <source>write or</source>
        <translation>写成 or</translation>
    </message>
    <message>
        <source>write not</source>
        <translation>写成 not</translation>
    </message>
    <message>
        <source>write =</source>
        <translation>写成 =</translation>
    </message>
    <message>
        <source>write &lt;=</source>
        <translation>写成 &lt;=</translation>
    </message>
    <message>
        <source>write &gt;=</source>
        <translation>写成 &gt;=</translation>
    </message>
    <message>
        <source>write !=</source>
        <translation>写成 !=</translation>
    </message>
    <message>
        <source>write ==</source>
        <translation>写成 ==</translation>
    </message>
    <message>
        <source>write abs(a - b) &lt; 1e-9</source>
        <translation>写成 abs(a - b) &lt; 1e-9</translation>
    </message>
    <message>
        <source>write x = x^2</source>
        <translation>写成 x = x^2</translation>
    </message>
    <message>
        <source>write x = x // 2</source>
        <translation>写成 x = x // 2</translation>
    </message>
    <message>
        <source>write x = x % 2</source>
        <translation>写成 x = x % 2</translation>
    </message>
    <message>
        <source>write A = A @ B</source>
        <translation>写成 A = A @ B</translation>
    </message>
    <message>
        <source>write x * 2^n</source>
        <translation>写成 x * 2^n</translation>
    </message>
    <message>
        <source>write x // 2^n</source>
        <translation>写成 x // 2^n</translation>
    </message>
    <message>
        <source>write the two cases apart</source>
        <translation>把两种情形分开写</translation>
    </message>
    <message>
        <source>a function is written f = lambda x: x^2</source>
        <translation>函数写成 f = lambda x: x^2</translation>
    </message>
    <message>
        <source>write f(g(x))</source>
        <translation>写成 f(g(x))</translation>
    </message>
    <message>
        <source>write outer(a, b)</source>
        <translation>写成 outer(a, b)</translation>
    </message>
    <message>
        <source>write a * b</source>
        <translation>写成 a * b</translation>
    </message>
    <message>
        <source>a loop is written for i in range(n):</source>
        <translation>循环写成 for i in range(n):</translation>
    </message>
    <message>
        <source>group with ( )</source>
        <translation>用 ( ) 分组</translation>
    </message>
    <message>
        <source>leave it out: formulas need no $</source>
        <translation>去掉它：公式不需要 $</translation>
    </message>
    <message>
        <source>write sum(a)</source>
        <translation>写成 sum(a)</translation>
    </message>
    <message>
        <source>write prod(a)</source>
        <translation>写成 prod(a)</translation>
    </message>
    <message>
        <source>write grad(y, x)</source>
        <translation>写成 grad(y, x)</translation>
    </message>
    <message>
        <source>write a name such as dx</source>
        <translation>写一个名称，如 dx</translation>
    </message>
    <message>
        <source>there are no integrals</source>
        <translation>没有积分</translation>
    </message>
    <message>
        <source>write cbrt(x)</source>
        <translation>写成 cbrt(x)</translation>
    </message>
    <message>
        <source>write norm(x)</source>
        <translation>写成 norm(x)</translation>
    </message>
    <message>
        <source>write floor(x)</source>
        <translation>写成 floor(x)</translation>
    </message>
    <message>
        <source>write ceil(x)</source>
        <translation>写成 ceil(x)</translation>
    </message>
    <message>
        <source>angles are in radians: write x * pi / 180</source>
        <translation>角度用弧度：写成 x * pi / 180</translation>
    </message>
    <message>
        <source>write 1/2</source>
        <translation>写成 1/2</translation>
    </message>
    <message>
        <source>write 1/4</source>
        <translation>写成 1/4</translation>
    </message>
    <message>
        <source>write 3/4</source>
        <translation>写成 3/4</translation>
    </message>
    <message>
        <source>write x.T</source>
        <translation>写成 x.T</translation>
    </message>
    <message>
        <source>write x^n</source>
        <translation>写成 x^n</translation>
    </message>
    <message>
        <source>write a name such as x_n</source>
        <translation>写一个名称，如 x_n</translation>
    </message>
    <message>
        <source>end the line without a sign; a decimal point is .</source>
        <translation>行末不用符号；小数点是 .</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>去掉它</translation>
    </message>
    <message>
        <source>write x / 1000</source>
        <translation>写成 x / 1000</translation>
    </message>
    <message>
        <source>write a/b for \frac{a}{b}</source>
        <translation>\frac{a}{b} 写成 a/b</translation>
    </message>
    <message>
        <source>write a/b for \dfrac{a}{b}</source>
        <translation>\dfrac{a}{b} 写成 a/b</translation>
    </message>
    <message>
        <source>write a/b for \tfrac{a}{b}</source>
        <translation>\tfrac{a}{b} 写成 a/b</translation>
    </message>
    <message>
        <source>write sqrt(x) for \sqrt{x}</source>
        <translation>\sqrt{x} 写成 sqrt(x)</translation>
    </message>
    <message>
        <source>write * for \cdot</source>
        <translation>\cdot 写成 *</translation>
    </message>
    <message>
        <source>write * for \times</source>
        <translation>\times 写成 *</translation>
    </message>
    <message>
        <source>write / for \div</source>
        <translation>\div 写成 /</translation>
    </message>
    <message>
        <source>write &lt;= for \le</source>
        <translation>\le 写成 &lt;=</translation>
    </message>
    <message>
        <source>write &lt;= for \leq</source>
        <translation>\leq 写成 &lt;=</translation>
    </message>
    <message>
        <source>write &gt;= for \ge</source>
        <translation>\ge 写成 &gt;=</translation>
    </message>
    <message>
        <source>write &gt;= for \geq</source>
        <translation>\geq 写成 &gt;=</translation>
    </message>
    <message>
        <source>write != for \ne</source>
        <translation>\ne 写成 !=</translation>
    </message>
    <message>
        <source>write != for \neq</source>
        <translation>\neq 写成 !=</translation>
    </message>
    <message>
        <source>write inf for \infty</source>
        <translation>\infty 写成 inf</translation>
    </message>
    <message>
        <source>write sum(a) for \sum</source>
        <translation>\sum 写成 sum(a)</translation>
    </message>
    <message>
        <source>write prod(a) for \prod</source>
        <translation>\prod 写成 prod(a)</translation>
    </message>
    <message>
        <source>write grad(y, x) for a derivative</source>
        <translation>导数写成 grad(y, x)</translation>
    </message>
    <message>
        <source>leave \left out: write ( )</source>
        <translation>去掉 \left，写 ( )</translation>
    </message>
    <message>
        <source>leave \right out: write ( )</source>
        <translation>去掉 \right，写 ( )</translation>
    </message>
    <message>
        <source>write a matrix [[1, 2], [3, 4]]</source>
        <translation>矩阵写成 [[1, 2], [3, 4]]</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is LaTeX, which is not read here</source>
        <translation>“%1”是 LaTeX，这里不识别</translation>
    </message>
    <message>
        <source>a lone \ means nothing</source>
        <translation>单独的 \ 没有意义</translation>
    </message>
    <message>
        <source>it may only end a line that goes on</source>
        <translation>它只能放在行末，表示下一行继续</translation>
    </message>
    <message>
        <source>write %1 without the \</source>
        <translation>不带 \，写 %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not part of this language</source>
        <translation>“%1”不属于这门语言</translation>
    </message>
    <message>
        <source>every function is there: leave the line out</source>
        <translation>所有函数都已就绪：去掉这一行</translation>
    </message>
    <message>
        <source>a prime means nothing here</source>
        <translation>撇号在这里没有意义</translation>
    </message>
    <message>
        <source>this text has no closing quote</source>
        <translation>文本缺少右引号</translation>
    </message>
    <message>
        <source>a comment begins with #</source>
        <translation>注释以 # 开头</translation>
    </message>
    <message>
        <source>there is no factorial</source>
        <translation>没有阶乘</translation>
    </message>
    <message>
        <source>write prod(arange(1, n + 1))</source>
        <translation>写成 prod(arange(1, n + 1))</translation>
    </message>
    <message>
        <source>there is no operator &apos;!&apos;</source>
        <translation>没有运算符“!”</translation>
    </message>
    <message>
        <source>there is no operator &apos;%1&apos;</source>
        <translation>没有运算符“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no meaning here</source>
        <translation>“%1”在这里没有意义</translation>
    </message>
    <message>
        <source>an invisible character (%1) stands here</source>
        <translation>这里有一个看不见的字符（%1）</translation>
    </message>
    <message>
        <source>delete it</source>
        <translation>删掉它</translation>
    </message>
    <message>
        <source>this line is indented like no line above it</source>
        <translation>这一行的缩进与上面哪一行都对不上</translation>
    </message>
    <message>
        <source>line it up with the block it belongs to</source>
        <translation>与它所属的语句块对齐</translation>
    </message>
    <message>
        <source>tabs and spaces are mixed in the indentation</source>
        <translation>缩进混用了制表符和空格</translation>
    </message>
    <message>
        <source>use four spaces for each level</source>
        <translation>每一层用四个空格</translation>
    </message>
    <message>
        <source>this text of %1 bytes is too long</source>
        <translation>这段 %1 字节的文本太长</translation>
    </message>
    <message>
        <source>at most %1 bytes are read; large data goes into a file for load</source>
        <translation>最多读取 %1 字节；大的数据放进文件，用 load 读取</translation>
    </message>
    <message>
        <source>a zero byte stands here</source>
        <translation>这里有一个零字节</translation>
    </message>
    <message>
        <source>these bytes are not UTF-8</source>
        <translation>这些字节不是 UTF-8</translation>
    </message>
    <message>
        <source>only one expression can stand here</source>
        <translation>这里只能有一个表达式</translation>
    </message>
    <message>
        <source>text cannot stand here</source>
        <translation>这里不能写文本</translation>
    </message>
    <message>
        <source>numbers are decimal</source>
        <translation>数用十进制</translation>
    </message>
    <message>
        <source>write the decimal number, as in 255</source>
        <translation>写十进制数，如 255</translation>
    </message>
    <message>
        <source>this power is not a number</source>
        <translation>这个幂不是数</translation>
    </message>
    <message>
        <source>write x^2</source>
        <translation>写成 x^2</translation>
    </message>
    <message>
        <source>this &apos;%1&apos; closes a &apos;%2&apos;</source>
        <translation>这个“%1”闭合的是“%2”</translation>
    </message>
    <message>
        <source>write &apos;%1&apos; there</source>
        <translation>那里写“%1”</translation>
    </message>
    <message>
        <source>an absolute value is written |x| or abs(x)</source>
        <translation>绝对值写成 |x| 或 abs(x)</translation>
    </message>
    <message>
        <source>an index is missing before this comma</source>
        <translation>这个逗号前缺少下标</translation>
    </message>
    <message>
        <source>a colon takes the whole axis: a[:, 1]</source>
        <translation>冒号表示整个轴：a[:, 1]</translation>
    </message>
    <message>
        <source>this index is empty</source>
        <translation>下标是空的</translation>
    </message>
    <message>
        <source>the first element is a[0]</source>
        <translation>第一个元素是 a[0]</translation>
    </message>
    <message>
        <source>&apos;{&apos; has no meaning here</source>
        <translation>“{”在这里没有意义</translation>
    </message>
    <message>
        <source>a subscript is part of the name: x1</source>
        <translation>下标是名称的一部分：x1</translation>
    </message>
    <message>
        <source>&apos;%&apos; takes the remainder of a division and needs a second number</source>
        <translation>“%”求余数，需要第二个数</translation>
    </message>
    <message>
        <source>5% is written 5/100</source>
        <translation>5% 写成 5/100</translation>
    </message>
    <message>
        <source>there is no operator &apos;%1%1&apos;</source>
        <translation>没有运算符“%1%1”</translation>
    </message>
    <message>
        <source>write x %1= 1</source>
        <translation>写成 x %1= 1</translation>
    </message>
    <message>
        <source>something is missing after &apos;%1&apos;</source>
        <translation>“%1”之后缺少内容</translation>
    </message>
    <message>
        <source>write _ for a value still to come</source>
        <translation>待定的值写 _</translation>
    </message>
    <message>
        <source>a choice is written a if x else b</source>
        <translation>选择写成 a if x else b</translation>
    </message>
    <message>
        <source>a loop is a statement of its own</source>
        <translation>循环是单独的语句</translation>
    </message>
    <message>
        <source>put parentheses around it: (not x)</source>
        <translation>加上括号：(not x)</translation>
    </message>
    <message>
        <source>put parentheses around it: (lambda x: x)</source>
        <translation>加上括号：(lambda x: x)</translation>
    </message>
    <message>
        <source>the word &apos;%1&apos; cannot stand here</source>
        <translation>这里不能写“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not needed</source>
        <translation>不需要“%1”</translation>
    </message>
    <message>
        <source>write %1 = ...</source>
        <translation>写成 %1 = ...</translation>
    </message>
    <message>
        <source>every value is shown</source>
        <translation>每个值都会显示</translation>
    </message>
    <message>
        <source>write : there</source>
        <translation>那里写 :</translation>
    </message>
    <message>
        <source>two numbers stand side by side</source>
        <translation>两个数并排在一起</translation>
    </message>
    <message>
        <source>put an operator or a comma between them</source>
        <translation>中间加运算符或逗号</translation>
    </message>
    <message>
        <source>an operator is missing between &apos;%1&apos; and &apos;%2&apos;</source>
        <translation>“%1”和“%2”之间缺少运算符</translation>
    </message>
    <message>
        <source>to multiply, write %1*%2</source>
        <translation>相乘请写 %1*%2</translation>
    </message>
    <message>
        <source>to multiply, write * between them</source>
        <translation>相乘请在中间写 *</translation>
    </message>
    <message>
        <source>there is no operator &apos;||&apos;</source>
        <translation>没有运算符“||”</translation>
    </message>
    <message>
        <source>this &apos;|&apos; has no partner</source>
        <translation>这个“|”没有配对</translation>
    </message>
    <message>
        <source>a value is missing between &apos;%1&apos; and &apos;%2&apos;</source>
        <translation>“%1”和“%2”之间缺少值</translation>
    </message>
    <message>
        <source>a value is missing before &apos;%1&apos;</source>
        <translation>“%1”之前缺少值</translation>
    </message>
    <message>
        <source>&apos;=&apos; gives a value a name and cannot stand here</source>
        <translation>“=”用来给值命名，不能写在这里</translation>
    </message>
    <message>
        <source>to compare, write ==</source>
        <translation>比较请写 ==</translation>
    </message>
    <message>
        <source>there is no &apos;(&apos; for this &apos;)&apos;</source>
        <translation>这个“)”没有对应的“(”</translation>
    </message>
    <message>
        <source>leave it out, or add the &apos;(&apos;</source>
        <translation>去掉它，或补上“(”</translation>
    </message>
    <message>
        <source>there is no &apos;[&apos; for this &apos;]&apos;</source>
        <translation>这个“]”没有对应的“[”</translation>
    </message>
    <message>
        <source>leave it out, or add the &apos;[&apos;</source>
        <translation>去掉它，或补上“[”</translation>
    </message>
    <message>
        <source>&apos;;&apos; cannot stand inside brackets</source>
        <translation>括号里不能写“;”</translation>
    </message>
    <message>
        <source>a matrix is written [[1, 2], [3, 4]]</source>
        <translation>矩阵写成 [[1, 2], [3, 4]]</translation>
    </message>
    <message>
        <source>the line ends too early</source>
        <translation>这一行结束得太早</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot stand here</source>
        <translation>“%1”不能写在这里</translation>
    </message>
    <message>
        <source>there is no function &apos;%1&apos;</source>
        <translation>没有函数“%1”</translation>
    </message>
    <message>
        <source>write log10(x) or log2(x)</source>
        <translation>写成 log10(x) 或 log2(x)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a function</source>
        <translation>“%1”不是函数</translation>
    </message>
    <message>
        <source>to multiply, write %1</source>
        <translation>相乘请写 %1</translation>
    </message>
    <message>
        <source>did you mean %1? To multiply, write %2</source>
        <translation>你是想写 %1 吗？相乘请写 %2</translation>
    </message>
    <message>
        <source>a name is missing after &apos;.&apos;</source>
        <translation>“.”之后缺少名称</translation>
    </message>
    <message>
        <source>the transpose is written x.T</source>
        <translation>转置写成 x.T</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>写成 %1</translation>
    </message>
    <message>
        <source>functions are not written after a point</source>
        <translation>函数不写在点的后面</translation>
    </message>
    <message>
        <source>&apos;.%1&apos; means nothing here</source>
        <translation>“.%1”在这里没有意义</translation>
    </message>
    <message>
        <source>only .T may follow a point</source>
        <translation>点的后面只能是 .T</translation>
    </message>
    <message>
        <source>a value is missing before &apos;//&apos;</source>
        <translation>“//”之前缺少值</translation>
    </message>
    <message>
        <source>&apos;return&apos; stands outside of any function</source>
        <translation>“return”不在任何函数里</translation>
    </message>
    <message>
        <source>name a value: y = ...</source>
        <translation>给值命名：y = ...</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands outside of any loop</source>
        <translation>“%1”不在任何循环里</translation>
    </message>
    <message>
        <source>only while and for can be left</source>
        <translation>只有 while 和 for 能跳出</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes the name of a value</source>
        <translation>“%1”后面写值的名称</translation>
    </message>
    <message>
        <source>write y = ... and below it %1 y</source>
        <translation>写 y = ...，下一行写 %1 y</translation>
    </message>
    <message>
        <source>a function is not defined with &apos;=&apos; alone</source>
        <translation>只用“=”不能定义函数</translation>
    </message>
    <message>
        <source>write %1 = lambda %2: ...</source>
        <translation>写成 %1 = lambda %2: ...</translation>
    </message>
    <message>
        <source>a statement has only one &apos;=&apos;</source>
        <translation>一条语句只有一个“=”</translation>
    </message>
    <message>
        <source>give each name a line of its own; to compare, write ==</source>
        <translation>每个名称单独一行；比较请写 ==</translation>
    </message>
    <message>
        <source>part of a tensor cannot be assigned</source>
        <translation>不能给张量的一部分赋值</translation>
    </message>
    <message>
        <source>make a new one with where or concat</source>
        <translation>用 where 或 concat 造一个新的</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be given another value</source>
        <translation>“%1”不能另取别的值</translation>
    </message>
    <message>
        <source>only a name can stand before &apos;=&apos;</source>
        <translation>“=”之前只能是名称</translation>
    </message>
    <message>
        <source>to compare, write ==; to name a value, y = ...</source>
        <translation>比较请写 ==；给值命名请写 y = ...</translation>
    </message>
    <message>
        <source>this is nested more than %1 levels deep</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the program has no output</source>
        <translation>程序没有输出</translation>
    </message>
    <message>
        <source>assign a result, as in y = x^2</source>
        <translation>给结果赋值，如 y = x^2</translation>
    </message>
    <message>
        <source>%1 has shape %2: only a single number has a gradient</source>
        <translation>%1 的形状是 %2：只有单个数才有梯度</translation>
    </message>
    <message>
        <source>reduce it, for example with sum(%1) or mean(%1)</source>
        <translation>把它归约，例如 sum(%1) 或 mean(%1)</translation>
    </message>
    <message>
        <source>it has no inputs</source>
        <translation>它没有输入</translation>
    </message>
    <message>
        <source>its inputs are %1</source>
        <translation>它的输入是 %1</translation>
    </message>
    <message>
        <source>the program has no input %1</source>
        <translation>程序没有输入 %1</translation>
    </message>
    <message>
        <source>axis %1 does not exist in shape %2</source>
        <translation>形状 %2 没有轴 %1</translation>
    </message>
    <message>
        <source>axes count from 0; -1 is the last one</source>
        <translation>轴从 0 数起，-1 是最后一个</translation>
    </message>
    <message>
        <source>axis %1 is named twice</source>
        <translation>轴 %1 出现了两次</translation>
    </message>
    <message>
        <source>the weights need 4 axes, not shape %1</source>
        <translation>权重需要 4 个轴，而不是形状 %1</translation>
    </message>
    <message>
        <source>they are (out channels, in channels, height, width)</source>
        <translation>依次是（输出通道，输入通道，高，宽）</translation>
    </message>
    <message>
        <source>the channels of shapes %1 and %2 differ</source>
        <translation>形状 %1 和 %2 的通道数不同</translation>
    </message>
    <message>
        <source>a bias of shape %1 does not fit weights of shape %2</source>
        <translation>形状为 %1 的偏置与形状为 %2 的权重不匹配</translation>
    </message>
    <message>
        <source>it holds one number per output channel</source>
        <translation>每个输出通道对应一个数</translation>
    </message>
    <message>
        <source>index %1 is out of range for axis %2 of shape %3</source>
        <translation>下标 %1 超出形状 %3 的轴 %2</translation>
    </message>
    <message>
        <source>%1 indices are too many for shape %2</source>
        <translation>%1 个下标对形状 %2 来说太多</translation>
    </message>
    <message>
        <source>the step of a slice cannot be 0</source>
        <translation>切片的步长不能为 0</translation>
    </message>
    <message>
        <source>a matrix is needed, not shape %1</source>
        <translation>需要矩阵，而不是形状 %1</translation>
    </message>
    <message>
        <source>a square matrix is needed, not shape %1</source>
        <translation>需要方阵，而不是形状 %1</translation>
    </message>
    <message>
        <source>b must be a vector or a matrix</source>
        <translation>b 必须是向量或矩阵</translation>
    </message>
    <message>
        <source>b must have as many rows as a</source>
        <translation>b 的行数必须与 a 相同</translation>
    </message>
    <message>
        <source>there is no reduction &quot;%1&quot;</source>
        <translation>没有归约方式“%1”</translation>
    </message>
    <message>
        <source>write &quot;mean&quot;, &quot;sum&quot; or &quot;none&quot;</source>
        <translation>写 &quot;mean&quot;、&quot;sum&quot; 或 &quot;none&quot;</translation>
    </message>
    <message>
        <source>shapes %1 and %2 do not fit together</source>
        <translation>形状 %1 和 %2 不匹配</translation>
    </message>
    <message>
        <source>the target holds one class number per row, or a probability per class</source>
        <translation>目标的每一行是一个类别编号，或每个类别一个概率</translation>
    </message>
    <message>
        <source>%1 is not the end of shape %2</source>
        <translation>%1 不是形状 %2 的末尾</translation>
    </message>
    <message>
        <source>normalized_shape must be the last extents</source>
        <translation>normalized_shape 必须是最后的几个长度</translation>
    </message>
    <message>
        <source>each axis of shape %1 must be named once</source>
        <translation>形状 %1 的每个轴都要恰好出现一次</translation>
    </message>
    <message>
        <source>a number times a matrix is written with *</source>
        <translation>数乘矩阵用 *</translation>
    </message>
    <message>
        <source>the columns of the first must be the rows of the second</source>
        <translation>前者的列数必须等于后者的行数</translation>
    </message>
    <message>
        <source>the last extent of the first must be that of the second</source>
        <translation>前者的最后一个长度必须等于后者的</translation>
    </message>
    <message>
        <source>shapes %1 and %2 cannot be joined</source>
        <translation>形状 %1 和 %2 不能拼接</translation>
    </message>
    <message>
        <source>all extents must agree, except along the axis of concat</source>
        <translation>除了 concat 的轴，其余长度必须相同</translation>
    </message>
    <message>
        <source>shape %1 cannot become %2</source>
        <translation>形状 %1 不能变成 %2</translation>
    </message>
    <message>
        <source>the number of elements must stay %1</source>
        <translation>元素个数必须保持 %1</translation>
    </message>
    <message>
        <source>axis %1 of shape %2 cannot go: its extent is not 1</source>
        <translation>形状 %2 的轴 %1 不能去掉：它的长度不是 1</translation>
    </message>
    <message>
        <source>an axis is named twice</source>
        <translation>有一个轴出现了两次</translation>
    </message>
    <message>
        <source>shape %1 cannot be repeated to %2</source>
        <translation>形状 %1 不能扩展成 %2</translation>
    </message>
    <message>
        <source>each extent must be equal or 1, compared from the last</source>
        <translation>从最后一个轴比起，各长度必须相等或为 1</translation>
    </message>
    <message>
        <source>only one axis is possible</source>
        <translation>只能有一个轴</translation>
    </message>
    <message>
        <source>give one integer</source>
        <translation>给一个整数</translation>
    </message>
    <message>
        <source>ord needs one axis to work along in shape %1</source>
        <translation>在形状 %1 中，ord 需要一个轴</translation>
    </message>
    <message>
        <source>write norm(reshape(a, -1), ord) for the norm of all elements</source>
        <translation>全部元素的范数写成 norm(reshape(a, -1), ord)</translation>
    </message>
    <message>
        <source>ord must be 0 or more</source>
        <translation>ord 不能小于 0</translation>
    </message>
    <message>
        <source>2 is the usual length</source>
        <translation>2 是通常的长度</translation>
    </message>
    <message>
        <source>a window of shape %1 does not fit into shape %2</source>
        <translation>形状为 %1 的窗口放不进形状 %2</translation>
    </message>
    <message>
        <source>the input is (channels, height, width) or (batch, channels, height, width)</source>
        <translation>输入是（通道，高，宽）或（批，通道，高，宽）</translation>
    </message>
    <message>
        <source>the second derivatives are not finite here</source>
        <translation>这里的二阶导数不是有限的</translation>
    </message>
    <message>
        <source>%1 has no settings</source>
        <translation>%1 没有设置</translation>
    </message>
    <message>
        <source>%1 takes %2</source>
        <translation>%1 接受 %2</translation>
    </message>
    <message>
        <source>%1 has no setting %2</source>
        <translation>%1 没有设置 %2</translation>
    </message>
    <message>
        <source>%1 cannot be %2</source>
        <translation>%1 不能是 %2</translation>
    </message>
    <message>
        <source>start elsewhere</source>
        <translation>换一个起点</translation>
    </message>
    <message>
        <source>the Hessian is singular here, so Newton&apos;s method has no step</source>
        <translation>这里的 Hessian 矩阵是奇异的，牛顿法走不了这一步</translation>
    </message>
    <message>
        <source>start elsewhere, or use gradient descent</source>
        <translation>换一个起点，或用梯度下降</translation>
    </message>
    <message>
        <source>this program has no inputs</source>
        <translation>这个程序没有输入</translation>
    </message>
    <message>
        <source>the inputs are %1</source>
        <translation>输入有 %1</translation>
    </message>
    <message>
        <source>%1 is a constant, so it cannot be fed</source>
        <translation>%1 是常量，不能喂值</translation>
    </message>
    <message>
        <source>%1 is computed, so it cannot be fed</source>
        <translation>%1 是算出来的，不能喂值</translation>
    </message>
    <message>
        <source>there is no input called %1</source>
        <translation>没有名为 %1 的输入</translation>
    </message>
    <message>
        <source>-1, 0 or 1</source>
        <translation>-1、0 或 1</translation>
    </message>
    <message>
        <source>0 where the second operand is 0, whatever the first one is</source>
        <translation>第二个操作数为 0 时结果为 0，不论第一个是什么</translation>
    </message>
    <message>
        <source>0**0 is 1; the partial by the base is 0 where the exponent is 0; the partial by the exponent is 0 where the base is 0 and the exponent is not negative</source>
        <translation>0**0 是 1；指数为 0 时对底数的偏导为 0；底数为 0 且指数非负时对指数的偏导为 0</translation>
    </message>
    <message>
        <source>1 / (1 + exp(-x))</source>
        <translation>1 / (1 + exp(-x))</translation>
    </message>
    <message>
        <source>1 by the dividend, also at the jumps</source>
        <translation>对被除数的导数为 1，在跳跃处也是</translation>
    </message>
    <message>
        <source>1 where both are not 0, else 0</source>
        <translation>两者都不为 0 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where one is not 0, else 0</source>
        <translation>有一个不为 0 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x is 0, else 0</source>
        <translation>x 为 0 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x1 &lt; x2, else 0</source>
        <translation>x1 &lt; x2 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x1 &lt;= x2, else 0</source>
        <translation>x1 &lt;= x2 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x1 &gt; x2, else 0</source>
        <translation>x1 &gt; x2 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x1 &gt;= x2, else 0</source>
        <translation>x1 &gt;= x2 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x1 and x2 are equal, else 0</source>
        <translation>x1 与 x2 相等时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x1 and x2 differ, else 0</source>
        <translation>x1 与 x2 不等时为 1，否则为 0</translation>
    </message>
    <message>
        <source>A partial times a gradient; a gradient of 0 stays 0</source>
        <translation>偏导乘以梯度；梯度为 0 则保持 0</translation>
    </message>
    <message>
        <source>Absolute value</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>All products of an element of a with one of b</source>
        <translation>a 的每个元素与 b 的每个元素的乘积</translation>
    </message>
    <message>
        <source>Angle of that cosine</source>
        <translation>余弦为该值的角</translation>
    </message>
    <message>
        <source>Angle of that sine</source>
        <translation>正弦为该值的角</translation>
    </message>
    <message>
        <source>Angle of that tangent</source>
        <translation>正切为该值的角</translation>
    </message>
    <message>
        <source>Angle of the point (x2, x1) against the x axis</source>
        <translation>点 (x2, x1) 与 x 轴的夹角</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cross entropy of a probability against 0 or 1</source>
        <translation>概率与 0 或 1 的交叉熵</translation>
    </message>
    <message>
        <source>Cross entropy of logits against classes or probabilities</source>
        <translation>logits 与类别或概率的交叉熵</translation>
    </message>
    <message>
        <source>Cube root</source>
        <translation>立方根</translation>
    </message>
    <message>
        <source>Determinant of a square matrix</source>
        <translation>方阵的行列式</translation>
    </message>
    <message>
        <source>Difference of two values</source>
        <translation>两个值的差</translation>
    </message>
    <message>
        <source>Error function</source>
        <translation>误差函数</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Hyperbolic cosine</source>
        <translation>双曲余弦</translation>
    </message>
    <message>
        <source>Hyperbolic sine</source>
        <translation>双曲正弦</translation>
    </message>
    <message>
        <source>Hyperbolic tangent</source>
        <translation>双曲正切</translation>
    </message>
    <message>
        <source>Inner product of vectors, product of matrices</source>
        <translation>向量的内积，矩阵的乘积</translation>
    </message>
    <message>
        <source>Inverse of a square matrix</source>
        <translation>方阵的逆</translation>
    </message>
    <message>
        <source>Inverse of cosh</source>
        <translation>cosh 的反函数</translation>
    </message>
    <message>
        <source>Inverse of sinh</source>
        <translation>sinh 的反函数</translation>
    </message>
    <message>
        <source>Inverse of tanh</source>
        <translation>tanh 的反函数</translation>
    </message>
    <message>
        <source>Largest element</source>
        <translation>最大的元素</translation>
    </message>
    <message>
        <source>Largest value in each window</source>
        <translation>每个窗口中的最大值</translation>
    </message>
    <message>
        <source>Length of a vector; ord=1 and ord=inf give other norms</source>
        <translation>向量的长度；ord=1 和 ord=inf 给出其他范数</translation>
    </message>
    <message>
        <source>Length of the hypotenuse, without overflow</source>
        <translation>斜边的长度，不会溢出</translation>
    </message>
    <message>
        <source>Logarithm to base 10</source>
        <translation>以 10 为底的对数</translation>
    </message>
    <message>
        <source>Logarithm to base 2</source>
        <translation>以 2 为底的对数</translation>
    </message>
    <message>
        <source>Matrix product; stacks of matrices broadcast</source>
        <translation>矩阵乘积；成叠的矩阵会广播</translation>
    </message>
    <message>
        <source>Mean of each window, padding counted as zeros</source>
        <translation>每个窗口的平均值，填充按 0 计</translation>
    </message>
    <message>
        <source>Mean of the elements</source>
        <translation>元素的平均值</translation>
    </message>
    <message>
        <source>Mean of the squared differences</source>
        <translation>差的平方的平均值</translation>
    </message>
    <message>
        <source>Mean square of the deviations from the mean</source>
        <translation>与平均值之差的平方的平均值</translation>
    </message>
    <message>
        <source>Natural logarithm</source>
        <translation>自然对数</translation>
    </message>
    <message>
        <source>Newton&apos;s method</source>
        <translation>牛顿法</translation>
    </message>
    <message>
        <source>Product of the elements</source>
        <translation>元素的乘积</translation>
    </message>
    <message>
        <source>Product of two values, element by element</source>
        <translation>两个值逐元素相乘</translation>
    </message>
    <message>
        <source>Quotient of two values</source>
        <translation>两个值的商</translation>
    </message>
    <message>
        <source>Quotient rounded down</source>
        <translation>商向下取整</translation>
    </message>
    <message>
        <source>Rest of the division, with the sign of the divisor</source>
        <translation>除法的余数，符号随除数</translation>
    </message>
    <message>
        <source>Rounds down</source>
        <translation>向下取整</translation>
    </message>
    <message>
        <source>Rounds to the nearest integer, halves to the even one</source>
        <translation>取最近的整数，恰在中间时取偶数</translation>
    </message>
    <message>
        <source>Rounds up</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>Running sums along an axis</source>
        <translation>沿一个轴的累加和</translation>
    </message>
    <message>
        <source>Shifts and scales to mean 0 and variance 1</source>
        <translation>平移并缩放到平均值 0、方差 1</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Slides filters over an image</source>
        <translation>让滤波器滑过图像</translation>
    </message>
    <message>
        <source>Smallest element</source>
        <translation>最小的元素</translation>
    </message>
    <message>
        <source>Some elements: a[0], a[1:3], a[:, -1]</source>
        <translation>取出部分元素：a[0]、a[1:3]、a[:, -1]</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>Standard deviation, the root of var</source>
        <translation>标准差，即 var 的平方根</translation>
    </message>
    <message>
        <source>Sum of the diagonal</source>
        <translation>对角线之和</translation>
    </message>
    <message>
        <source>Sum of the elements</source>
        <translation>元素之和</translation>
    </message>
    <message>
        <source>Sum of two values</source>
        <translation>两个值的和</translation>
    </message>
    <message>
        <source>Sums over the axes along which a shape was repeated</source>
        <translation>沿形状被扩展的轴求和</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>正切</translation>
    </message>
    <message>
        <source>Tensors of one shape along a new axis</source>
        <translation>形状相同的张量沿新轴叠起来</translation>
    </message>
    <message>
        <source>Tensors one after another along an axis</source>
        <translation>张量沿一个轴首尾相接</translation>
    </message>
    <message>
        <source>The axes in reverse, or in the order given</source>
        <translation>轴倒序，或按给定的次序</translation>
    </message>
    <message>
        <source>The cost of each element</source>
        <translation>每个元素的损失</translation>
    </message>
    <message>
        <source>The elements in reverse order along the axes</source>
        <translation>沿各轴倒序的元素</translation>
    </message>
    <message>
        <source>The elements put back where indexing took them, zeros elsewhere</source>
        <translation>把元素放回下标取走的位置，其余为零</translation>
    </message>
    <message>
        <source>The gradient of correlate2d by its input</source>
        <translation>correlate2d 对其输入的梯度</translation>
    </message>
    <message>
        <source>The gradient of correlate2d by its weights</source>
        <translation>correlate2d 对其权重的梯度</translation>
    </message>
    <message>
        <source>The larger of two values</source>
        <translation>两个值中较大的</translation>
    </message>
    <message>
        <source>The matrix of cofactors, the derivative of the determinant</source>
        <translation>余子式矩阵，即行列式的导数</translation>
    </message>
    <message>
        <source>The nearest value between min and max</source>
        <translation>min 与 max 之间最近的值</translation>
    </message>
    <message>
        <source>The same elements under another shape</source>
        <translation>同样的元素，换一个形状</translation>
    </message>
    <message>
        <source>The smaller of two values</source>
        <translation>两个值中较小的</translation>
    </message>
    <message>
        <source>The tensor repeated to a shape</source>
        <translation>扩展到指定形状的张量</translation>
    </message>
    <message>
        <source>The value with its sign changed</source>
        <translation>变号后的值</translation>
    </message>
    <message>
        <source>The x with a @ x = b</source>
        <translation>满足 a @ x = b 的 x</translation>
    </message>
    <message>
        <source>With a new axis of extent 1</source>
        <translation>加一个长度为 1 的新轴</translation>
    </message>
    <message>
        <source>Without the axes of extent 1</source>
        <translation>去掉长度为 1 的轴</translation>
    </message>
    <message>
        <source>a class that does not exist costs nan</source>
        <translation>不存在的类别，损失为 nan</translation>
    </message>
    <message>
        <source>a product with the condition would turn an infinite or NaN gradient of the branch not taken into NaN</source>
        <translation>与条件相乘会把未走分支的无穷或 NaN 梯度变成 NaN</translation>
    </message>
    <message>
        <source>a singular matrix gives nan</source>
        <translation>奇异矩阵给出 nan</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>along the last axis unless told</source>
        <translation>未指定时沿最后一个轴</translation>
    </message>
    <message>
        <source>arithmetic</source>
        <translation>算术</translation>
    </message>
    <message>
        <source>at 0 the value is -inf and the derivative inf</source>
        <translation>在 0 处值为 -inf，导数为 inf</translation>
    </message>
    <message>
        <source>at a tie each operand gets half of the gradient</source>
        <translation>相等时每个操作数各得一半梯度</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>conv2d without bias</source>
        <translation>不带偏置的 conv2d</translation>
    </message>
    <message>
        <source>degenerate</source>
        <translation>退化</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>e to the power x</source>
        <translation>e 的 x 次幂</translation>
    </message>
    <message>
        <source>elementary</source>
        <translation>初等函数</translation>
    </message>
    <message>
        <source>equal extreme elements share the gradient evenly</source>
        <translation>并列的极值元素平分梯度</translation>
    </message>
    <message>
        <source>exp(x) - 1, exact near 0</source>
        <translation>exp(x) - 1，在 0 附近精确</translation>
    </message>
    <message>
        <source>exp(x) / sum(exp(x)), without overflow</source>
        <translation>exp(x) / sum(exp(x))，不会溢出</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>gradient below tolerance</source>
        <translation>梯度小于容差</translation>
    </message>
    <message>
        <source>linear algebra</source>
        <translation>线性代数</translation>
    </message>
    <message>
        <source>log(1 + exp(x)), without overflow</source>
        <translation>log(1 + exp(x))，不会溢出</translation>
    </message>
    <message>
        <source>log(1 + x), exact near 0</source>
        <translation>log(1 + x)，在 0 附近精确</translation>
    </message>
    <message>
        <source>log(softmax(x)), without cancellation</source>
        <translation>log(softmax(x))，没有相消误差</translation>
    </message>
    <message>
        <source>log(sum(exp(a))), without overflow</source>
        <translation>log(sum(exp(a)))，不会溢出</translation>
    </message>
    <message>
        <source>logarithms are at least -100</source>
        <translation>对数不小于 -100</translation>
    </message>
    <message>
        <source>logarithms are at least -100, as in PyTorch</source>
        <translation>对数不小于 -100，与 PyTorch 相同</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>极大值</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>极小值</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>not critical</source>
        <translation>不是临界点</translation>
    </message>
    <message>
        <source>nothing flows to the condition or to the branch not taken, not even nan</source>
        <translation>条件和未走的分支都得不到梯度，nan 也传不过去</translation>
    </message>
    <message>
        <source>reduction</source>
        <translation>归约</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>saddle</source>
        <translation>鞍点</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>step limit reached</source>
        <translation>达到步数上限</translation>
    </message>
    <message>
        <source>the derivative at (0, 0) is nan</source>
        <translation>在 (0, 0) 处导数为 nan</translation>
    </message>
    <message>
        <source>the derivative at 0 is 0</source>
        <translation>在 0 处导数为 0</translation>
    </message>
    <message>
        <source>the derivative at 0 is alpha</source>
        <translation>在 0 处导数为 alpha</translation>
    </message>
    <message>
        <source>the derivative at 0 is chosen to be 0, where the chain of a root and squares would give 0 times infinity</source>
        <translation>在 0 处导数取 0；按平方根与平方的链式法则会得到 0 乘无穷</translation>
    </message>
    <message>
        <source>the derivative at 0 is inf</source>
        <translation>在 0 处导数为 inf</translation>
    </message>
    <message>
        <source>the derivative at 0 is the slope for negative x</source>
        <translation>在 0 处导数为 x 取负时的斜率</translation>
    </message>
    <message>
        <source>the derivative at 1 is inf</source>
        <translation>在 1 处导数为 inf</translation>
    </message>
    <message>
        <source>the derivative at both bounds is 1</source>
        <translation>在两个边界处导数为 1</translation>
    </message>
    <message>
        <source>the derivative for a singular matrix is nan</source>
        <translation>奇异矩阵的导数为 nan</translation>
    </message>
    <message>
        <source>the derivative is 0 everywhere</source>
        <translation>导数处处为 0</translation>
    </message>
    <message>
        <source>the derivative is 0 everywhere, also at 0</source>
        <translation>导数处处为 0，在 0 处也是</translation>
    </message>
    <message>
        <source>the derivative is 0 everywhere, also at the jumps</source>
        <translation>导数处处为 0，在跳跃处也是</translation>
    </message>
    <message>
        <source>the determinant is linear in each row, but its operand is the whole matrix</source>
        <translation>行列式对每一行是线性的，而操作数是整个矩阵</translation>
    </message>
    <message>
        <source>the differential of the inverse is -inv(A) dA inv(A), neither elementwise nor linear</source>
        <translation>逆的微分是 -inv(A) dA inv(A)，既不逐元素也不线性</translation>
    </message>
    <message>
        <source>the gradient is exact for singular matrices too</source>
        <translation>对奇异矩阵，梯度也精确</translation>
    </message>
    <message>
        <source>the gradient is exact where elements are 0</source>
        <translation>有元素为 0 时梯度也精确</translation>
    </message>
    <message>
        <source>the length of a step, in gradients</source>
        <translation>一步的长度，以梯度为单位</translation>
    </message>
    <message>
        <source>the solution is linear in b only; by a it changes by -inv(a) da x</source>
        <translation>解只对 b 是线性的；对 a 的变化是 -inv(a) da x</translation>
    </message>
    <message>
        <source>which elements carry the gradient depends on the values</source>
        <translation>由哪些元素承担梯度取决于值</translation>
    </message>
    <message>
        <source>x times sigmoid(x)</source>
        <translation>x 乘以 sigmoid(x)</translation>
    </message>
    <message>
        <source>x times the normal distribution function of x</source>
        <translation>x 乘以 x 的正态分布函数值</translation>
    </message>
    <message>
        <source>x where positive, else 0</source>
        <translation>x 为正时取 x，否则为 0</translation>
    </message>
    <message>
        <source>x where positive, else a small multiple of x</source>
        <translation>x 为正时取 x，否则取 x 的一个小倍数</translation>
    </message>
    <message>
        <source>x where positive, else alpha (exp(x) - 1)</source>
        <translation>x 为正时取 x，否则为 alpha (exp(x) - 1)</translation>
    </message>
    <message>
        <source>x where the condition is not 0, else y</source>
        <translation>条件不为 0 时取 x，否则取 y</translation>
    </message>
    <message>
        <source>x, taken as a constant by derivatives</source>
        <translation>x，求导时视为常量</translation>
    </message>
    <message>
        <source>x1 to the power x2</source>
        <translation>x1 的 x2 次幂</translation>
    </message>
    <message>
        <source>shapes %1 and %2 do not broadcast</source>
        <translation>形状 %1 和 %2 不能广播</translation>
    </message>
    <message>
        <source>counted from the last axis, extents must be equal or one of them 1; here they are %1 and %2</source>
        <translation>从最后一个轴数起，长度必须相等或有一个为 1；这里是 %1 和 %2</translation>
    </message>
    <message>
        <source>forward mode starts from one number, but %1 has shape %2</source>
        <translation>前向模式从一个数出发，而 %1 的形状是 %2</translation>
    </message>
    <message>
        <source>choose a scalar input, or go backward</source>
        <translation>选一个标量输入，或用反向模式</translation>
    </message>
    <message>
        <source>the program has no output to draw</source>
        <translation>程序没有可画的输出</translation>
    </message>
    <message>
        <source>add a line such as y = x^2</source>
        <translation>加一行，如 y = x^2</translation>
    </message>
    <message>
        <source>there is no step %1</source>
        <translation>没有第 %1 步</translation>
    </message>
    <message>
        <source>the steps are 0 to %1</source>
        <translation>步数是 0 到 %1</translation>
    </message>
    <message>
        <source>there is no variable that is a single number to draw a curve along</source>
        <translation>没有可沿其画曲线的单个数的变量</translation>
    </message>
    <message>
        <source>the graph can be drawn: --view graph</source>
        <translation>可以画计算图：--view graph</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>a picture of %1 x %2 pixels is too large</source>
        <translation>%1 x %2 像素的图片太大</translation>
    </message>
    <message>
        <source>give a --size, or write svg or pdf</source>
        <translation>给出 --size，或写成 svg 或 pdf</translation>
    </message>
    <message>
        <source>%1 has no ending that tells the format</source>
        <translation>从 %1 的扩展名看不出格式</translation>
    </message>
    <message>
        <source>end it in .svg, .pdf or .png</source>
        <translation>扩展名用 .svg、.pdf 或 .png</translation>
    </message>
    <message>
        <source>there is no memory for so large a picture</source>
        <translation>内存放不下这么大的图片</translation>
    </message>
    <message>
        <source>%1 does not depend on %2</source>
        <translation>%1 不依赖 %2</translation>
    </message>
    <message>
        <source>%1 has shape %2: gradients are taken of a single number, sum(%1) for instance</source>
        <translation>%1 的形状是 %2：梯度是对单个数求的，例如 sum(%1)</translation>
    </message>
    <message>
        <source>forward mode needs a variable that is a single number</source>
        <translation>前向模式需要一个单个数的变量</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>cannot save %1</source>
        <translation>无法保存 %1</translation>
    </message>
    <message>
        <source>eager: statement by statement; static: graph first; compiled: the graph made a fast program</source>
        <translation>eager：逐条语句执行；static：先建图；compiled：把图编译成快速程序</translation>
    </message>
    <message>
        <source>the formulas and derivatives of a program as LaTeX, its graph as DOT</source>
        <translation>以 LaTeX 输出程序的公式与导数，以 DOT 输出计算图</translation>
    </message>
    <message>
        <source>latex or dot</source>
        <translation>latex 或 dot</translation>
    </message>
    <message>
        <source>the file to write; without it, standard output</source>
        <translation>要写入的文件；不给则写到标准输出</translation>
    </message>
    <message>
        <source>costs</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>value alone</source>
        <translation>只求值</translation>
    </message>
    <message>
        <source>with the gradient in reverse mode, 1 sweep</source>
        <translation>加上反向模式的梯度，1 趟</translation>
    </message>
    <message>
        <source>with the gradient in forward mode, sweeps: %1</source>
        <translation>加上前向模式的梯度，趟数：%1</translation>
    </message>
    <message>
        <source>a position lies between -1e7 and 1e7</source>
        <translation>位置在 -1e7 与 1e7 之间</translation>
    </message>
    <message>
        <source>simplified</source>
        <translation>化简</translation>
    </message>
    <message>
        <source>name a variable to derive by</source>
        <translation>指明对哪个变量求导</translation>
    </message>
    <message>
        <source>chain rule</source>
        <translation>链式法则</translation>
    </message>
    <message>
        <source>tidied</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>%1 needs its argument %2 where %3 is given</source>
        <translation>给出 %3 时，%1 需要参数 %2</translation>
    </message>
    <message>
        <source>return as many values as the parameters</source>
        <translation>返回值的个数要与参数相同</translation>
    </message>
    <message>
        <source>a turn of while_loop changes shape %1 to %2</source>
        <translation>while_loop 的一轮把形状 %1 变成了 %2</translation>
    </message>
    <message>
        <source>a loop in a graph keeps its shapes; or run it eagerly</source>
        <translation>图中的循环要保持形状不变；或者即时执行</translation>
    </message>
    <message>
        <source>the test of while_loop must give a single number</source>
        <translation>while_loop 的条件必须给出单个数</translation>
    </message>
    <message>
        <source>there is nothing to differentiate with respect to</source>
        <translation>没有可对其求导的量</translation>
    </message>
    <message>
        <source>name a variable, or several as in [a, b]</source>
        <translation>写一个变量，或多个，如 [a, b]</translation>
    </message>
    <message>
        <source>the vector has shape %1, but the input has shape %2</source>
        <translation>向量的形状是 %1，而输入的形状是 %2</translation>
    </message>
    <message>
        <source>give one direction for each input, of its shape</source>
        <translation>为每个输入给出一个同形状的方向</translation>
    </message>
    <message>
        <source>that would be a circle: %1 is computed from %2</source>
        <translation>那会成环：%1 由 %2 计算而来</translation>
    </message>
    <message>
        <source>nothing to copy</source>
        <translation>没有可复制的</translation>
    </message>
    <message>
        <source>there is nothing to paste</source>
        <translation>没有可粘贴的</translation>
    </message>
    <message>
        <source>this input is made by the formula as a whole</source>
        <translation>这个输入由整个公式产生</translation>
    </message>
    <message>
        <source>edit the formula</source>
        <translation>请编辑公式</translation>
    </message>
    <message>
        <source>this value is called %1 already</source>
        <translation>这个值已经叫 %1</translation>
    </message>
    <message>
        <source>the condition of a loop is computed anew every time</source>
        <translation>循环的条件每次都重新计算</translation>
    </message>
    <message>
        <source>move it into the loop in the text</source>
        <translation>请在文本中把它移进循环</translation>
    </message>
    <message>
        <source>this belongs to a lambda, which has no lines of its own</source>
        <translation>这属于一个 lambda，它没有自己的行</translation>
    </message>
    <message>
        <source>write the function with def</source>
        <translation>请用 def 写这个函数</translation>
    </message>
    <message>
        <source>this is no value of its own</source>
        <translation>这不是独立的值</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no formula to put in its place</source>
        <translation>“%1”没有可以代替它的公式</translation>
    </message>
    <message>
        <source>this value changes on the way, so its formula cannot be moved</source>
        <translation>这个值中途会变，所以公式不能移动</translation>
    </message>
    <message>
        <source>give each value a name of its own</source>
        <translation>给每个值各起一个名称</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a result: it needs its name</source>
        <translation>“%1”是结果：需要保留名称</translation>
    </message>
    <message>
        <source>%1 would be computed from itself</source>
        <translation>%1 会由自身计算</translation>
    </message>
    <message>
        <source>a graph has no circles: take another value</source>
        <translation>计算图没有环：请换一个值</translation>
    </message>
    <message>
        <source>nothing to delete</source>
        <translation>没有可删除的</translation>
    </message>
    <message>
        <source>this value is computed</source>
        <translation>这个值是算出来的</translation>
    </message>
    <message>
        <source>delete its formula first</source>
        <translation>先删除它的公式</translation>
    </message>
    <message>
        <source>an input is declared once, before any loop or function</source>
        <translation>输入只声明一次，并在循环和函数之前</translation>
    </message>
    <message>
        <source>move the line to the top in the text</source>
        <translation>请在文本中把这一行移到最上面</translation>
    </message>
    <message>
        <source>this line cannot move up without changing what it means</source>
        <translation>这一行上移会改变含义</translation>
    </message>
    <message>
        <source>move it in the text</source>
        <translation>请在文本中移动它</translation>
    </message>
    <message>
        <source>this value exists only inside its loop, branch or function</source>
        <translation>这个值只存在于它的循环、分支或函数里</translation>
    </message>
    <message>
        <source>take the name it leaves behind, or move the line in the text</source>
        <translation>使用它留下的名称，或在文本中移动这一行</translation>
    </message>
    <message>
        <source>%1 is assigned more than once</source>
        <translation>%1 被多次赋值</translation>
    </message>
    <message>
        <source>give this value a name of its own</source>
        <translation>给这个值单独起个名称</translation>
    </message>
    <message>
        <source>this changes every call of %1</source>
        <translation>这会改变 %1 的每次调用</translation>
    </message>
    <message>
        <source>this changes every turn of the loop</source>
        <translation>这会改变循环的每一轮</translation>
    </message>
    <message>
        <source>this node has no formula of its own in the program</source>
        <translation>这个节点在程序里没有自己的公式</translation>
    </message>
    <message>
        <source>edit the text that makes it</source>
        <translation>请编辑产生它的文本</translation>
    </message>
    <message>
        <source>weight and bias have the normalized shape %1</source>
        <translation>weight 和 bias 的形状是归一化的形状 %1</translation>
    </message>
    <message>
        <source>there is no variable to optimize</source>
        <translation>没有可优化的变量</translation>
    </message>
    <message>
        <source>add one: x = variable(1)</source>
        <translation>加一个：x = variable(1)</translation>
    </message>
    <message>
        <source>the gradient of %1 becomes %2 here</source>
        <translation>%1 的梯度在这里变成 %2</translation>
    </message>
    <message>
        <source>%1 becomes %2 here</source>
        <translation>%1 在这里变成 %2</translation>
    </message>
    <message>
        <source>iteration %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>the program has an error</source>
        <translation>程序有错误</translation>
    </message>
    <message>
        <source>mend it or undo first</source>
        <translation>先改正或撤销</translation>
    </message>
    <message>
        <source>this node is not there any more</source>
        <translation>这个节点已经不在了</translation>
    </message>
    <message>
        <source>there is no graph yet</source>
        <translation>还没有计算图</translation>
    </message>
    <message>
        <source>this is no value: it waits for one</source>
        <translation>这还不是值：它在等一个值</translation>
    </message>
    <message>
        <source>this node is made by the formula as a whole</source>
        <translation>这个节点由整个公式产生</translation>
    </message>
    <message>
        <source>this node stands in a formula already</source>
        <translation>这个节点已在公式里</translation>
    </message>
    <message>
        <source>%1 waits for an input that is not connected</source>
        <translation>%1 在等待尚未连接的输入</translation>
    </message>
    <message>
        <source>cannot write into %1</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>%1 is not a recovery file of this Nabla</source>
        <translation>%1 不是这个 Nabla 的恢复文件</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>its folder %1 is not there any more</source>
        <translation>它的文件夹 %1 已经不在了</translation>
    </message>
    <message>
        <source>it would be too large to open again, above 64 MB</source>
        <translation>它会大到无法再打开，超过 64 MB</translation>
    </message>
    <message>
        <source>1 - erf(x), exact for large x</source>
        <translation>1 - erf(x)，x 很大时也精确</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>%1 的内部</translation>
    </message>
    <message>
        <source>this node is inside %1</source>
        <translation>此节点在 %1 内部</translation>
    </message>
    <message>
        <source>close it to edit</source>
        <translation>收起后再编辑</translation>
    </message>
    <message>
        <source>a compiled program has no steps to show: take eager or static</source>
        <translation>编译后的程序没有可以显示的步骤：请用 eager 或 static</translation>
    </message>
    <message>
        <source>an index is one whole number or a slice, not shape %1</source>
        <translation>索引是一个整数或一个切片，不能是形状 %1</translation>
    </message>
    <message>
        <source>pick elements one by one, as in [a[0], a[2]]; for a mask write where(m, a, 0)</source>
        <translation>请逐个取元素，如 [a[0], a[2]]；要用掩码请写 where(m, a, 0)</translation>
    </message>
    <message>
        <source>there is no &apos;xor&apos;</source>
        <translation>没有 &apos;xor&apos;</translation>
    </message>
    <message>
        <source>of two conditions, write (a) != (b)</source>
        <translation>两个条件请写 (a) != (b)</translation>
    </message>
    <message>
        <source>count instead: for i in range(len(v)), then v[i]</source>
        <translation>请改用计数：for i in range(len(v))，再写 v[i]</translation>
    </message>
    <message>
        <source>whether this has shape %1 or %2 depends on a value</source>
        <translation>它的形状是 %1 还是 %2 取决于某个值</translation>
    </message>
    <message>
        <source>compute the second operand in a statement before</source>
        <translation>请先用一条语句算出第二个操作数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a function here and the name of a value there</source>
        <translation>“%1”在一处是函数，在另一处是值的名称</translation>
    </message>
    <message>
        <source>rename the value first</source>
        <translation>请先给该值改名</translation>
    </message>
    <message>
        <source>the slope is %1 to the left and %2 to the right</source>
        <translation>左侧斜率为 %1，右侧斜率为 %2</translation>
    </message>
    <message>
        <source>a kink</source>
        <translation>有尖点</translation>
    </message>
    <message>
        <source>another branch at %1</source>
        <translation>在 %1 处换了分支</translation>
    </message>
    <message>
        <source>a kink of %1</source>
        <translation>%1 处有尖点</translation>
    </message>
    <message>
        <source>unclear: rounding hides the slope</source>
        <translation>无法判断：舍入误差掩盖了斜率</translation>
    </message>
    <message>
        <source>gradient %1: %2</source>
        <translation>梯度 %1：%2</translation>
    </message>
    <message>
        <source>gradient %1, difference %2 within %3, relative error %4: %5</source>
        <translation>梯度 %1，差商 %2，误差不超过 %3，相对误差 %4：%5</translation>
    </message>
    <message>
        <source>nabla --help lists the commands</source>
        <translation>nabla --help 列出各子命令</translation>
    </message>
    <message>
        <source>there is no command or file %1</source>
        <translation>没有名为 %1 的子命令或文件</translation>
    </message>
    <message>
        <source>there is no display to open a window on</source>
        <translation>没有可以打开窗口的显示器</translation>
    </message>
    <message>
        <source>nabla render makes pictures without one</source>
        <translation>nabla render 无需显示器即可生成图片</translation>
    </message>
    <message>
        <source>--lang is en or zh</source>
        <translation>--lang 只能是 en 或 zh</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>every function: its arguments and derivative rule</source>
        <translation>所有函数：参数与求导规则</translation>
    </message>
    <message>
        <source>%1 after 1 iteration</source>
        <translation>%1，迭代 1 次</translation>
    </message>
    <message>
        <source>graph: across or down, as the document says otherwise</source>
        <translation>graph：across（横向）或 down（纵向），否则按文档所说</translation>
    </message>
    <message>
        <source>there is no limit %1</source>
        <translation>没有名为 %1 的限制</translation>
    </message>
    <message>
        <source>the limits are %1</source>
        <translation>可设的限制有 %1</translation>
    </message>
    <message>
        <source>give a number from 1 to %1</source>
        <translation>请给出 1 到 %1 之间的数</translation>
    </message>
    <message>
        <source>where a program is stopped, as in &apos;statements=1e6,nodes=1e6,nesting=200,elements=5e7&apos;</source>
        <translation>程序在何处被停止，如 &apos;statements=1e6,nodes=1e6,nesting=200,elements=5e7&apos;</translation>
    </message>
    <message>
        <source>so far %1</source>
        <translation>累计 %1</translation>
    </message>
    <message>
        <source>nodes %1, multiplications %2, function calls %3, bytes at most %4</source>
        <translation>节点 %1，乘法 %2，函数调用 %3，最多 %4 字节</translation>
    </message>
    <message>
        <source>only forward mode starts from one input</source>
        <translation>只有前向模式从一个输入出发</translation>
    </message>
    <message>
        <source>add --direction forward</source>
        <translation>请加上 --direction forward</translation>
    </message>
    <message>
        <source>%1 is no whole number from %2 up</source>
        <translation>%1 不是不小于 %2 的整数</translation>
    </message>
    <message>
        <source>%1 is no number from %2 up</source>
        <translation>%1 不是不小于 %2 的数</translation>
    </message>
    <message>
        <source>%1 is no whole number from %2 to %3</source>
        <translation>%1 不是 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>%1 is no number from %2 to %3</source>
        <translation>%1 不是 %2 到 %3 之间的数</translation>
    </message>
    <message>
        <source>nabla --help shows how</source>
        <translation>用法见 nabla --help</translation>
    </message>
    <message>
        <source>nabla %1 --help shows how</source>
        <translation>用法见 nabla %1 --help</translation>
    </message>
    <message>
        <source>%1 is one argument too many</source>
        <translation>多了一个参数 %1</translation>
    </message>
    <message>
        <source>there is no option %1</source>
        <translation>没有选项 %1</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 and %2 cannot stand together</source>
        <translation>%1 和 %2 不能同时使用</translation>
    </message>
    <message>
        <source>%1 needs a value</source>
        <translation>%1 需要一个值</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>（必需）</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <translation>%1 不是 %2 之一</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>子命令</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>子命令</translation>
    </message>
    <message>
        <source>%1 stays closed: what decides it has no value yet</source>
        <translation>%1 保持折叠：决定它的值尚未知</translation>
    </message>
    <message>
        <source>%1 stays closed: its turns have more than %2 nodes here</source>
        <translation>%1 保持折叠：这里的循环次数会产生超过 %2 个节点</translation>
    </message>
    <message>
        <source>while_loop was stopped after %1 turns</source>
        <translation>while_loop 在 %1 次循环后被停止</translation>
    </message>
    <message>
        <source>the derivative of while_loop writes its %1 turns out, which takes more than %2 nodes</source>
        <translation>while_loop 的导数要展开它的 %1 次循环，需要的节点超过 %2 个</translation>
    </message>
    <message>
        <source>%1 takes one operand, not %2</source>
        <translation>%1 只有一个操作数，而不是 %2 个</translation>
    </message>
    <message>
        <source>there are no numbers in it</source>
        <translation>其中没有数</translation>
    </message>
    <message>
        <source>line %1, column %2: &apos;%3&apos; is not a number</source>
        <translation>第 %1 行第 %2 列：“%3”不是数</translation>
    </message>
    <message>
        <source>write nan for a missing one</source>
        <translation>缺失的数请写 nan</translation>
    </message>
    <message>
        <source>line %1 has %2 cells, but those before have %3</source>
        <translation>第 %1 行有 %2 个单元格，而前面各行有 %3 个</translation>
    </message>
    <message>
        <source>there is too much data</source>
        <translation>数据太多</translation>
    </message>
    <message>
        <source>%1 is not in the document&apos;s folder</source>
        <translation>%1 不在文档所在的文件夹中</translation>
    </message>
    <message>
        <source>put the file beside the document and write its name alone</source>
        <translation>请把文件放在文档旁边，只写文件名</translation>
    </message>
    <message>
        <source>there is no file %1 beside the document</source>
        <translation>文档旁边没有文件 %1</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 不是文件</translation>
    </message>
    <message>
        <source>%1 is neither .npy nor .csv</source>
        <translation>%1 既不是 .npy 也不是 .csv</translation>
    </message>
    <message>
        <source>at most 512 MB are read</source>
        <translation>最多读取 512 MB</translation>
    </message>
    <message>
        <source>this is no NPY file, or it is damaged</source>
        <translation>这不是 NPY 文件，或文件已损坏</translation>
    </message>
    <message>
        <source>write it with numpy.save</source>
        <translation>请用 numpy.save 写入</translation>
    </message>
    <message>
        <source>this array holds Python objects, which are not read</source>
        <translation>这个数组保存的是 Python 对象，不能读取</translation>
    </message>
    <message>
        <source>save an array of numbers</source>
        <translation>请保存由数组成的数组</translation>
    </message>
    <message>
        <source>arrays of type %1 are not read</source>
        <translation>不能读取类型为 %1 的数组</translation>
    </message>
    <message>
        <source>this NPY file ends before its data does</source>
        <translation>这个 NPY 文件在数据结束之前就结束了</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>请重新保存</translation>
    </message>
    <message>
        <source>for another base write log(x)/log(b)</source>
        <translation>其他底数写成 log(x)/log(b)</translation>
    </message>
    <message>
        <source>for two decimals write round(100*x)/100</source>
        <translation>保留两位小数写成 round(100*x)/100</translation>
    </message>
    <message>
        <source>the n-th root is x^(1/n)</source>
        <translation>n 次方根写成 x^(1/n)</translation>
    </message>
    <message>
        <source>of two numbers write atan2(y, x)</source>
        <translation>两个数的反正切写成 atan2(y, x)</translation>
    </message>
    <message>
        <source>write them in parentheses: %1</source>
        <translation>请写在括号里：%1</translation>
    </message>
    <message>
        <source>between a and b write a + (b - a)*uniform(shape)</source>
        <translation>a 与 b 之间写成 a + (b - a)*uniform(shape)</translation>
    </message>
    <message>
        <source>it is called %1 here</source>
        <translation>这里叫作 %1</translation>
    </message>
    <message>
        <source>every number is a double: leave it out</source>
        <translation>所有的数都是双精度：删去即可</translation>
    </message>
    <message>
        <source>%1 of an array and %2: an axis, or a number to compare with?</source>
        <translation>数组的 %1 和 %2：%2 是轴，还是要比较的数？</translation>
    </message>
    <message>
        <source>write %1(a, axis=%2), or %3(a, %2)</source>
        <translation>请写 %1(a, axis=%2)，或 %3(a, %2)</translation>
    </message>
    <message>
        <source>%1 takes its arrays as one list</source>
        <translation>%1 的数组要放在一个列表里</translation>
    </message>
    <message>
        <source>is there a loop that never ends? --limit statements=... raises the limit</source>
        <translation>是否有不会结束的循环？--limit statements=... 可提高上限</translation>
    </message>
    <message>
        <source>what the body gives and what the loop starts with differ in number: %1 and %2</source>
        <translation>循环体给出的值与起始值个数不同：%1 和 %2</translation>
    </message>
    <message>
        <source>the value to derive is not computed from this</source>
        <translation>被求导的值不是由它算出的</translation>
    </message>
    <message>
        <source>make it an input: %1 = variable(...)</source>
        <translation>把它写成输入：%1 = variable(...)</translation>
    </message>
    <message>
        <source>take an element of the gradient: grad(y, %1)[...]</source>
        <translation>取梯度的一个元素：grad(y, %1)[...]</translation>
    </message>
    <message>
        <source>give it a name u = ..., and use u where the value is computed</source>
        <translation>给它取名 u = ...，并在计算该值处使用 u</translation>
    </message>
    <message>
        <source>does the recursion end? --limit nesting=... raises the limit</source>
        <translation>递归会结束吗？--limit nesting=... 可提高上限</translation>
    </message>
    <message>
        <source>%1 is called with 1 value</source>
        <translation>调用 %1 时给了 1 个值</translation>
    </message>
    <message>
        <source>index %1 is outside of a tuple of length %2</source>
        <translation>下标 %1 超出长度为 %2 的元组</translation>
    </message>
    <message>
        <source>%1 names cannot take 1 value</source>
        <translation>%1 个名字不能接收 1 个值</translation>
    </message>
    <message>
        <source>%1, assigned last, is %2 and no output</source>
        <translation>最后赋值的 %1 是%2，不能作为输出</translation>
    </message>
    <message>
        <source>name the output, as in output y</source>
        <translation>请指明输出，例如 output y</translation>
    </message>
    <message>
        <source>the outputs are named a second time</source>
        <translation>输出被第二次指定</translation>
    </message>
    <message>
        <source>name all of them in one line: output a, b</source>
        <translation>在一行里写全：output a, b</translation>
    </message>
    <message>
        <source>the program has a goal already</source>
        <translation>程序已经有一个目标</translation>
    </message>
    <message>
        <source>leave one: minimize or maximize a single value</source>
        <translation>只留一个：最小化或最大化单个值</translation>
    </message>
    <message>
        <source>is there a loop that never ends? --limit nodes=... raises the limit</source>
        <translation>是否有不会结束的循环？--limit nodes=... 可提高上限</translation>
    </message>
    <message>
        <source>at most %1 elements; --limit elements=... raises the limit</source>
        <translation>最多 %1 个元素；--limit elements=... 可提高上限</translation>
    </message>
    <message>
        <source>write %1 to mark it</source>
        <translation>写成 %1 可标出它</translation>
    </message>
    <message>
        <source>nothing is sorted here; there are min, max and flip</source>
        <translation>这里没有排序；有 min、max 和 flip</translation>
    </message>
    <message>
        <source>nothing is sorted here; there is mean</source>
        <translation>这里没有排序；有 mean</translation>
    </message>
    <message>
        <source>write v * eye(len(v)), or sum(A * eye(len(A)), axis=1) for the diagonal of A</source>
        <translation>写成 v * eye(len(v))；取 A 的对角线写成 sum(A * eye(len(A)), axis=1)</translation>
    </message>
    <message>
        <source>there is no cross product; dot and outer are there</source>
        <translation>没有叉积；有 dot 和 outer</translation>
    </message>
    <message>
        <source>write grad(y, x) for a derivative, a[1:] - a[:-1] for differences</source>
        <translation>导数写成 grad(y, x)，差分写成 a[1:] - a[:-1]</translation>
    </message>
    <message>
        <source>make a new one with concat([a, b])</source>
        <translation>用 concat([a, b]) 生成新的</translation>
    </message>
    <message>
        <source>there are no limits</source>
        <translation>没有极限运算</translation>
    </message>
    <message>
        <source>every value is shown; the window draws curves</source>
        <translation>每个值都会显示；曲线由窗口绘制</translation>
    </message>
    <message>
        <source>&apos;mod&apos; is a function of two numbers</source>
        <translation>“mod”是两个数的函数</translation>
    </message>
    <message>
        <source>write %1%2 for the whole number, %1.%2 for the decimal</source>
        <translation>整数写成 %1%2，小数写成 %1.%2</translation>
    </message>
    <message>
        <source>group with ( ), list with [ ]</source>
        <translation>用 ( ) 分组，用 [ ] 列表</translation>
    </message>
    <message>
        <source>for a derivative write grad(f(x), x), for a transpose x.T</source>
        <translation>导数写成 grad(f(x), x)，转置写成 x.T</translation>
    </message>
    <message>
        <source>only a file to load and the reduction of a loss are text</source>
        <translation>只有要载入的文件和损失函数的 reduction 是文本</translation>
    </message>
    <message>
        <source>a block begins with : and is indented</source>
        <translation>代码块以 : 开始并缩进</translation>
    </message>
    <message>
        <source>write a // b for the whole part, a / b for the fraction</source>
        <translation>整除写成 a // b，真除写成 a / b</translation>
    </message>
    <message>
        <source>values have lines of their own: x = variable(3)</source>
        <translation>取值另写一行：x = variable(3)</translation>
    </message>
    <message>
        <source>indentation ends a block</source>
        <translation>缩进结束即代码块结束</translation>
    </message>
    <message>
        <source>&apos;%1&apos; means nothing here</source>
        <translation>“%1”在这里没有意义</translation>
    </message>
    <message>
        <source>numbers in a row are written arange(start, stop) or linspace(start, stop, num)</source>
        <translation>一列数写成 arange(start, stop) 或 linspace(start, stop, num)</translation>
    </message>
    <message>
        <source>there is no operator &apos;.%1&apos;</source>
        <translation>没有运算符“.%1”</translation>
    </message>
    <message>
        <source>%1 works element by element: write a %1 b</source>
        <translation>%1 本来就逐元素运算：写成 a %1 b</translation>
    </message>
    <message>
        <source>a Hessian by %1 numbers is too large</source>
        <translation>对 %1 个数求海森矩阵，矩阵太大</translation>
    </message>
    <message>
        <source>the result has no axis %1</source>
        <translation>结果没有轴 %1</translation>
    </message>
    <message>
        <source>a single number has no axes</source>
        <translation>单个数没有轴</translation>
    </message>
    <message>
        <source>give a vector, as in [a, b]</source>
        <translation>请给出向量，如 [a, b]</translation>
    </message>
    <message>
        <source>one axis is needed here, not %1</source>
        <translation>这里需要一个轴，而不是 %1 个</translation>
    </message>
    <message>
        <source>write axis=0, for instance</source>
        <translation>例如写 axis=0</translation>
    </message>
    <message>
        <source>leave the index out</source>
        <translation>去掉下标</translation>
    </message>
    <message>
        <source>the axes before the last two must broadcast</source>
        <translation>最后两个轴之前的轴必须能广播</translation>
    </message>
    <message>
        <source>the padding is more than half of the window</source>
        <translation>填充超过窗口的一半</translation>
    </message>
    <message>
        <source>a window must touch the input</source>
        <translation>窗口必须接触到输入</translation>
    </message>
    <message>
        <source>shape %1 has no elements to choose from</source>
        <translation>形状 %1 中没有可供选择的元素</translation>
    </message>
    <message>
        <source>the largest and the smallest exist only among one or more</source>
        <translation>至少要有一个元素才有最大值和最小值</translation>
    </message>
    <message>
        <source>lengths are 0 or more; -1 stands for what is left over</source>
        <translation>长度不小于 0；-1 代表剩余的长度</translation>
    </message>
    <message>
        <source>only one length can be -1, for what is left over</source>
        <translation>只能有一个长度是 -1，代表剩余的长度</translation>
    </message>
    <message>
        <source>write the others as numbers</source>
        <translation>其余的写成数</translation>
    </message>
    <message>
        <source>%1 is one number or two</source>
        <translation>%1 是一个或两个数</translation>
    </message>
    <message>
        <source>the second is for the last axis</source>
        <translation>第二个数用于最后一个轴</translation>
    </message>
    <message>
        <source>a window cannot move in steps of %1</source>
        <translation>窗口不能以 %1 为步长移动</translation>
    </message>
    <message>
        <source>stride is 1 or more</source>
        <translation>stride 至少为 1</translation>
    </message>
    <message>
        <source>a padding of %1 takes away</source>
        <translation>填充 %1 会去掉元素</translation>
    </message>
    <message>
        <source>padding is 0 or more</source>
        <translation>padding 至少为 0</translation>
    </message>
    <message>
        <source>a window of shape %1 is empty</source>
        <translation>形状为 %1 的窗口是空的</translation>
    </message>
    <message>
        <source>its extents are 1 or more</source>
        <translation>它的长度至少为 1</translation>
    </message>
    <message>
        <source>the input needs 3 or 4 axes, not shape %1</source>
        <translation>输入需要 3 或 4 个轴，而不是形状 %1</translation>
    </message>
    <message>
        <source>take a smaller window, or more padding</source>
        <translation>请用更小的窗口，或更多的填充</translation>
    </message>
    <message>
        <source>A fixed value</source>
        <translation>固定的值</translation>
    </message>
    <message>
        <source>A tensor of ones</source>
        <translation>全 1 张量</translation>
    </message>
    <message>
        <source>A tensor of zeros</source>
        <translation>全 0 张量</translation>
    </message>
    <message>
        <source>An input that is fed and never trained</source>
        <translation>由外部给值、从不训练的输入</translation>
    </message>
    <message>
        <source>An input that optimizers move, with its first value</source>
        <translation>由优化器移动的输入，及其初值</translation>
    </message>
    <message>
        <source>Normally distributed numbers; the same seed gives the same ones</source>
        <translation>正态分布的随机数；种子相同则结果相同</translation>
    </message>
    <message>
        <source>Numbers at equal distances, both ends included</source>
        <translation>等距的数，含两端</translation>
    </message>
    <message>
        <source>Numbers from start in steps, before stop; arange(n) counts from 0</source>
        <translation>从 start 起按步长直到 stop 之前；arange(n) 从 0 数起</translation>
    </message>
    <message>
        <source>Numbers spread evenly over 0 to 1; the same seed gives the same ones</source>
        <translation>0 到 1 上均匀分布的随机数；种子相同则结果相同</translation>
    </message>
    <message>
        <source>One value everywhere</source>
        <translation>处处为同一个值</translation>
    </message>
    <message>
        <source>Ones on the diagonal, zeros elsewhere</source>
        <translation>对角线为 1，其余为 0</translation>
    </message>
    <message>
        <source>The Hessian of y by x times the vector v</source>
        <translation>y 对 x 的 Hessian 矩阵乘以向量 v</translation>
    </message>
    <message>
        <source>The derivatives of a number y by x, or by several as in [a, b]</source>
        <translation>数 y 对 x 的导数，或对多个量，如 [a, b]</translation>
    </message>
    <message>
        <source>The derivatives of every element of y by x</source>
        <translation>y 的每个元素对 x 的导数</translation>
    </message>
    <message>
        <source>The extent of the first axis</source>
        <translation>第一个轴的长度</translation>
    </message>
    <message>
        <source>The extents of the axes, as a vector</source>
        <translation>各轴的长度，作为向量</translation>
    </message>
    <message>
        <source>The numbers of a .npy or .csv file beside the document</source>
        <translation>文档旁 .npy 或 .csv 文件中的数</translation>
    </message>
    <message>
        <source>The second derivatives of y by x</source>
        <translation>y 对 x 的二阶导数</translation>
    </message>
    <message>
        <source>Whole numbers to loop over; range(n) counts from 0</source>
        <translation>供循环使用的整数；range(n) 从 0 数起</translation>
    </message>
    <message>
        <source>body(init) again and again while test holds; a loop that a graph can hold</source>
        <translation>只要 test 成立就反复执行 body(init)；可放进图里的循环</translation>
    </message>
    <message>
        <source>constants</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>derivatives</source>
        <translation>导数</translation>
    </message>
    <message>
        <source>f() where p holds, else g(); a choice that a graph can hold</source>
        <translation>p 成立时为 f()，否则为 g()；可放进图里的选择</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>of equal largest elements of a window the first gets the gradient</source>
        <translation>窗口中并列最大的元素里，第一个得到梯度</translation>
    </message>
    <message>
        <source>then: waits for an input</source>
        <translation>那么：等待输入</translation>
    </message>
    <message>
        <source>else: waits for an input</source>
        <translation>否则：等待输入</translation>
    </message>
    <message>
        <source>then: %1 is true</source>
        <translation>那么：%1 成立</translation>
    </message>
    <message>
        <source>else: %1 is false</source>
        <translation>否则：%1 不成立</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>inside %1, turns: %2</source>
        <translation>%1 内部，轮数：%2</translation>
    </message>
    <message>
        <source>then: not taken</source>
        <translation>那么：未执行</translation>
    </message>
    <message>
        <source>else: not taken</source>
        <translation>否则：未执行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>let it take fewer turns; --limit nodes=... raises the limit</source>
        <translation>请减少循环次数；--limit nodes=... 可提高上限</translation>
    </message>
    <message>
        <source>the program has just changed</source>
        <translation>程序刚刚改变</translation>
    </message>
    <message>
        <source>the second derivatives become %1 here</source>
        <translation>二阶导数在此处变为 %1</translation>
    </message>
    <message>
        <source>0 where the second operand is 0; its derivatives there are inf and nan</source>
        <translation>第二个操作数为 0 时值为 0；该处的导数为 inf 和 nan</translation>
    </message>
    <message>
        <source>0 where the second operand is 0; its derivatives there are not finite</source>
        <translation>第二个操作数为 0 时值为 0；该处的导数不是有限数</translation>
    </message>
    <message>
        <source>How the cost of each element grows with p</source>
        <translation>每个元素的代价随 p 的变化率</translation>
    </message>
    <message>
        <source>Quotient of two values times a third; 0 where the divisor is 0</source>
        <translation>两个值的商乘以第三个值；除数为 0 时为 0</translation>
    </message>
    <message>
        <source>Quotient of two values; 0 where the divisor is 0</source>
        <translation>两个值的商；除数为 0 时为 0</translation>
    </message>
    <message>
        <source>the divisor is at least 1e-12, as in PyTorch; its derivatives know no such guard</source>
        <translation>除数至少为 1e-12，与 PyTorch 一致；其导数没有这一限制</translation>
    </message>
    <message>
        <source>where all elements are equal the first derivatives are 0, the second nan</source>
        <translation>所有元素相等时一阶导数为 0，二阶导数为 nan</translation>
    </message>
    <message>
        <source>a number from 0 is needed here</source>
        <translation>这里需要一个不小于 0 的数</translation>
    </message>
    <message>
        <source>a number above 0 is needed here</source>
        <translation>这里需要一个大于 0 的数</translation>
    </message>
    <message>
        <source>steps is a whole number from 1 to 1e9</source>
        <translation>steps 是 1 到 1e9 的整数</translation>
    </message>
    <message>
        <source>%1 goes through nothing here</source>
        <translation>%1 在这里没有可以遍历的值</translation>
    </message>
    <message>
        <source>this, written last, is %1 and no output</source>
        <translation>最后写的这一行是%1，不是输出</translation>
    </message>
    <message>
        <source>only sum, prod, max and min take a &apos;for&apos; without brackets</source>
        <translation>只有 sum、prod、max 和 min 可以直接写不带方括号的 for</translation>
    </message>
    <message>
        <source>write %1([v^2 for v in a])</source>
        <translation>请写 %1([v^2 for v in a])</translation>
    </message>
    <message>
        <source>%1 with a &apos;for&apos; takes nothing else</source>
        <translation>带 for 的 %1 不能再有其他参数</translation>
    </message>
    <message>
        <source>write %1([v^2 for v in a], axis=0)</source>
        <translation>请写 %1([v^2 for v in a], axis=0)</translation>
    </message>
    <message>
        <source>print takes no %1</source>
        <translation>print 没有参数 %1</translation>
    </message>
    <message>
        <source>write print(a, b)</source>
        <translation>请写 print(a, b)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the name of a function</source>
        <translation>“%1”是函数的名字</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the name of a constant</source>
        <translation>“%1”是常数的名字</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a word of the language</source>
        <translation>“%1”是语言的保留字</translation>
    </message>
    <message>
        <source>this is computed for each value of a list in brackets</source>
        <translation>方括号列表里的每个值都要计算它一次</translation>
    </message>
    <message>
        <source>write a loop with for, or a function with def</source>
        <translation>请写成 for 循环，或用 def 定义函数</translation>
    </message>
    <message>
        <source>&apos;for&apos; cannot stand in these parentheses</source>
        <translation>这对圆括号里不能写 for</translation>
    </message>
    <message>
        <source>write [v^2 for v in a], or sum(v^2 for v in a)</source>
        <translation>请写 [v^2 for v in a] 或 sum(v^2 for v in a)</translation>
    </message>
    <message>
        <source>this does not say what it goes through</source>
        <translation>没有说明要遍历什么</translation>
    </message>
    <message>
        <source>write [v^2 for v in a]</source>
        <translation>请写 [v^2 for v in a]</translation>
    </message>
    <message>
        <source>nothing can be left out here</source>
        <translation>这里不能筛选</translation>
    </message>
    <message>
        <source>write [where(v &gt; 0, v, 0) for v in a]</source>
        <translation>请写 [where(v &gt; 0, v, 0) for v in a]</translation>
    </message>
    <message>
        <source>one &apos;for&apos; is enough here</source>
        <translation>这里只能有一个 for</translation>
    </message>
    <message>
        <source>write [[a*b for b in y] for a in x]</source>
        <translation>请写 [[a*b for b in y] for a in x]</translation>
    </message>
    <message>
        <source>print needs parentheses</source>
        <translation>print 需要括号</translation>
    </message>
    <message>
        <source>write print(%1)</source>
        <translation>请写 print(%1)</translation>
    </message>
    <message>
        <source>print gives no value back</source>
        <translation>print 不返回值</translation>
    </message>
    <message>
        <source>put it on a line of its own: print(y)</source>
        <translation>请让它单独成行：print(y)</translation>
    </message>
    <message>
        <source>the first line is indented</source>
        <translation>第一行有缩进</translation>
    </message>
    <message>
        <source>delete the spaces before it</source>
        <translation>请删去行首的空格</translation>
    </message>
    <message>
        <source>this line is indented more than the line above</source>
        <translation>这一行比上一行缩进更多</translation>
    </message>
    <message>
        <source>line them up, or end the line above with &apos;:&apos;</source>
        <translation>请对齐两行，或让上一行以“:”结尾</translation>
    </message>
    <message>
        <source>where the norm is 0 the first derivatives are 0, the second nan</source>
        <translation>范数为 0 处一阶导数为 0，二阶导数为 nan</translation>
    </message>
    <message>
        <source>try it once more</source>
        <translation>请再试一次</translation>
    </message>
    <message>
        <source>tolerance is a number from 0</source>
        <translation>tolerance 是不小于 0 的数</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 来自 %2</translation>
    </message>
    <message>
        <source>%1 from %2 by %3</source>
        <translation>%1 来自 %2（经 %3）</translation>
    </message>
</context>
<context>
    <name>Narration</name>
    <message>
        <source>%1 starts with the value %2.</source>
        <translation>%1 从值 %2 开始。</translation>
    </message>
    <message>
        <source>%1 is fed the value %2.</source>
        <translation>%1 被喂入值 %2。</translation>
    </message>
    <message>
        <source>The inputs of %1 are there, so it computes its value: %2.</source>
        <translation>%1 的输入都到了，于是算出它的值：%2。</translation>
    </message>
    <message>
        <source>The tangent of %1 is %2: everything is differentiated along it.</source>
        <translation>%1 的切向导数是 %2：一切都沿着它求导。</translation>
    </message>
    <message>
        <source>The chain rule carries the tangent through %1: %2.</source>
        <translation>链式法则把切向导数传过 %1：%2。</translation>
    </message>
    <message>
        <source>Backward starts at %1: its gradient with respect to itself is 1.</source>
        <translation>反向从 %1 开始：它对自身的梯度是 1。</translation>
    </message>
    <message>
        <source>Gradient %1 flows back through %2 to %3.</source>
        <translation>梯度 %1 经 %2 反向流到 %3。</translation>
    </message>
    <message>
        <source>Gradient %1 passes unchanged through %2 to %3.</source>
        <translation>梯度 %1 原样经过 %2 传给 %3。</translation>
    </message>
    <message>
        <source>Gradient %1 flows back through %2 and is multiplied by %3.</source>
        <translation>梯度 %1 反向流过 %2，并乘以 %3。</translation>
    </message>
    <message>
        <source>Another path reaches %1: what the paths bring adds up to %2.</source>
        <translation>又一条路径到达 %1：各条路径带来的相加，得 %2。</translation>
    </message>
    <message>
        <source>Press play, or → for one step.</source>
        <translation>按播放，或按 → 走一步。</translation>
    </message>
</context>
<context>
    <name>Op</name>
    <message>
        <source>add</source>
        <translation>加</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>减</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>乘</translation>
    </message>
    <message>
        <source>divide</source>
        <translation>除</translation>
    </message>
    <message>
        <source>negate</source>
        <translation>取负</translation>
    </message>
    <message>
        <source>power</source>
        <translation>幂</translation>
    </message>
    <message>
        <source>remainder</source>
        <translation>余数</translation>
    </message>
    <message>
        <source>whole quotient</source>
        <translation>整除</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>正切</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>logarithm</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>cube root</source>
        <translation>立方根</translation>
    </message>
    <message>
        <source>absolute value</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>round down</source>
        <translation>向下取整</translation>
    </message>
    <message>
        <source>round up</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>larger of two</source>
        <translation>取较大</translation>
    </message>
    <message>
        <source>smaller of two</source>
        <translation>取较小</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>product</source>
        <translation>连乘</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>matrix product</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <source>outer product</source>
        <translation>外积</translation>
    </message>
    <message>
        <source>transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>迹</translation>
    </message>
    <message>
        <source>determinant</source>
        <translation>行列式</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>逆</translation>
    </message>
    <message>
        <source>solve</source>
        <translation>求解</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>reshape</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>叠放</translation>
    </message>
    <message>
        <source>join</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>greater than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>error function</source>
        <translation>误差函数</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>stop gradient</source>
        <translation>停止梯度</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>not equal</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <source>not</source>
        <translation>非</translation>
    </message>
    <message>
        <source>running sum</source>
        <translation>累积和</translation>
    </message>
    <message>
        <source>reverse</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>new axis</source>
        <translation>新增轴</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>cross entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>binary cross entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
</context>
<context>
    <name>OpFinder</name>
    <message>
        <source>An input that optimizers move</source>
        <translation>由优化器移动的输入</translation>
    </message>
    <message>
        <source>Data that is fed and never trained</source>
        <translation>喂入的数据，从不训练</translation>
    </message>
    <message>
        <source>A fixed number</source>
        <translation>固定的数</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Becomes nodes as it is written</source>
        <translation>写下什么就成为什么节点</translation>
    </message>
    <message>
        <source>A function of this program: %1</source>
        <translation>本程序定义的函数：%1</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>placeholder</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常量</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>rate</source>
        <translation>步长</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Actions</name>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;About Nabla</source>
        <translation>关于 Nabla(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>整理(&amp;A)</translation>
    </message>
    <message>
        <source>Forget where nodes were dragged and lay the graph out anew</source>
        <translation>忘掉手动拖放的位置，重新布局</translation>
    </message>
    <message>
        <source>&amp;Fit the graph</source>
        <translation>显示全图(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;First step</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last step</source>
        <translation>最后一步(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Optimize</source>
        <translation>优化(&amp;O)</translation>
    </message>
    <message>
        <source>One &amp;iteration</source>
        <translation>迭代一次(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Stop the optimizer</source>
        <translation>停止优化(&amp;S)</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>求值</translation>
    </message>
    <message>
        <source>Forward mode</source>
        <translation>前向模式</translation>
    </message>
    <message>
        <source>Reverse mode</source>
        <translation>反向模式</translation>
    </message>
    <message>
        <source>Eager</source>
        <translation>即时</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>静态</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Re&amp;vert to saved</source>
        <translation>恢复到已保存的版本(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>Find in the &amp;graph…</source>
        <translation>在图中查找(&amp;G)…</translation>
    </message>
    <message>
        <source>Zoom to the &amp;selection</source>
        <translation>缩放到所选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Collapse all frames</source>
        <translation>全部折叠(&amp;C)</translation>
    </message>
    <message>
        <source>E&amp;xpand all frames</source>
        <translation>全部展开(&amp;X)</translation>
    </message>
    <message>
        <source>All ops, to drag onto the graph</source>
        <translation>所有运算，可拖到图上</translation>
    </message>
    <message>
        <source>&amp;Hidden</source>
        <translation>不显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Beside the graph</source>
        <translation>在图的旁边(&amp;B)</translation>
    </message>
    <message>
        <source>Be&amp;low the graph</source>
        <translation>在图的下方(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Over the graph, at its nodes</source>
        <translation>叠在图上，各在其节点处(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Next of these</source>
        <translation>换下一种(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Backward graph</source>
        <translation>反向图(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Palette of ops</source>
        <translation>运算面板(&amp;P)</translation>
    </message>
    <message>
        <source>From left to &amp;right</source>
        <translation>从左到右(&amp;R)</translation>
    </message>
    <message>
        <source>From top to &amp;bottom</source>
        <translation>从上到下(&amp;B)</translation>
    </message>
    <message>
        <source>Read the &amp;graph</source>
        <translation>读图方向(&amp;G)</translation>
    </message>
    <message>
        <source>Find in the &amp;program…</source>
        <translation>在程序中查找(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Replace in the program…</source>
        <translation>在程序中替换(&amp;R)…</translation>
    </message>
    <message>
        <source>Co&amp;mment the lines, or not</source>
        <translation>注释或取消注释这些行(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Larger program text</source>
        <translation>放大程序文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller program text</source>
        <translation>缩小程序文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual program text</source>
        <translation>程序文字恢复原大小(&amp;U)</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Breadcrumbs</name>
    <message>
        <source>loop, line %1</source>
        <translation>循环，第 %1 行</translation>
    </message>
    <message>
        <source>Groups around the selection</source>
        <translation>所选内容所在的组</translation>
    </message>
    <message>
        <source>graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Select what is in %1</source>
        <translation>选择 %1 中的内容</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>显示整个图</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>nabla::ui::CanvasEditor</name>
    <message>
        <source>Insert an op…</source>
        <translation>插入运算…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit the formula</source>
        <translation>编辑公式</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Replace the op…</source>
        <translation>替换运算…</translation>
    </message>
    <message>
        <source>Give it a line of its own</source>
        <translation>单独成行</translation>
    </message>
    <message>
        <source>Put its formula in its place</source>
        <translation>用公式代替名称</translation>
    </message>
    <message>
        <source>Make it the output</source>
        <translation>设为输出</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Placeholder</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select what it needs</source>
        <translation>选择它所需要的</translation>
    </message>
    <message>
        <source>Select what needs it</source>
        <translation>选择需要它的</translation>
    </message>
    <message>
        <source>Align in a column</source>
        <translation>对齐成一列</translation>
    </message>
    <message>
        <source>Align in a row</source>
        <translation>对齐成一行</translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation>横向均匀分布</translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation>纵向均匀分布</translation>
    </message>
    <message>
        <source>Make it a</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>整理布局</translation>
    </message>
    <message>
        <source>This node has no formula of its own in the program</source>
        <translation>这个节点在程序里没有自己的公式</translation>
    </message>
    <message>
        <source>A result goes to an input</source>
        <translation>结果要接到输入上</translation>
    </message>
    <message>
        <source>An input takes a result</source>
        <translation>输入要接一个结果</translation>
    </message>
    <message>
        <source>Drop it on an input</source>
        <translation>放到一个输入上</translation>
    </message>
    <message>
        <source>Stop the player here</source>
        <translation>播放到此停下</translation>
    </message>
    <message>
        <source>This node is derived from %1: edit that, and it follows</source>
        <translation>此节点由 %1 求导得来：改 %1，它就跟着变</translation>
    </message>
    <message>
        <source>Open it into its parts</source>
        <translation>展开成各部分</translation>
    </message>
    <message>
        <source>Collapse the frame around it</source>
        <translation>折叠所在的框</translation>
    </message>
    <message>
        <source>Expand it</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Close what it is in</source>
        <translation>折叠它所在的部分</translation>
    </message>
    <message>
        <source>Select the next of its wires</source>
        <translation>选择它的下一条连线</translation>
    </message>
    <message>
        <source>Select the wire before</source>
        <translation>选择上一条连线</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Show it in the program</source>
        <translation>在程序中显示</translation>
    </message>
    <message>
        <source>Select all in the frame around it</source>
        <translation>选中它所在框内的全部</translation>
    </message>
    <message>
        <source>This frame is folded: open it by a double click, then take the wire to what is inside</source>
        <translation>此框已折叠：请双击展开，再把连线接到里面</translation>
    </message>
    <message>
        <source>This branch is not taken: nothing in it is computed</source>
        <translation>此分支未执行：其中没有任何计算</translation>
    </message>
    <message>
        <source>This node is not there any more</source>
        <translation>此节点已不存在</translation>
    </message>
</context>
<context>
    <name>nabla::ui::ConvergenceChart</name>
    <message>
        <source>iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>No value of the run is a finite number.</source>
        <translation>这次运行没有任何有限的值。</translation>
    </message>
    <message>
        <source>This is the start: no iteration yet.</source>
        <translation>这是起点，还没有迭代。</translation>
    </message>
    <message>
        <source>The run ended where it began, at the start.</source>
        <translation>运行在起点就结束了，没有迈出一步。</translation>
    </message>
    <message>
        <source>zero or less: at the lower edge</source>
        <translation>零或负数：在下边缘</translation>
    </message>
    <message>
        <source>zero: at the lower edge</source>
        <translation>零：在下边缘</translation>
    </message>
    <message>
        <source>not finite: at the upper edge</source>
        <translation>非有限值：在上边缘</translation>
    </message>
</context>
<context>
    <name>nabla::ui::ConvergenceView</name>
    <message>
        <source>Convergence</source>
        <translation>收敛</translation>
    </message>
    <message>
        <source>Run an optimizer to see how it converges.</source>
        <translation>运行优化器，看它怎样收敛。</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Powers of ten: what halves with each step is a line</source>
        <translation>按十的幂：每步减半的量是一条直线</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>The numbers as they are, negative ones too</source>
        <translation>数值本身，负数也在内</translation>
    </message>
</context>
<context>
    <name>nabla::ui::CurveChart</name>
    <message>
        <source>%1 has no finite value here.</source>
        <translation>%1 在这里没有有限的值。</translation>
    </message>
</context>
<context>
    <name>nabla::ui::CurveView</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Variable along the horizontal axis</source>
        <translation>横轴上的变量</translation>
    </message>
    <message>
        <source>Write a program with a variable to see its curve.</source>
        <translation>写一个带变量的程序，就能看到它的曲线。</translation>
    </message>
    <message>
        <source>There is no variable that is a single number to draw a curve along.</source>
        <translation>没有可沿其画曲线的单个数的变量。</translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation>斜率 %1</translation>
    </message>
    <message>
        <source>No curve yet, the program has an error: %1</source>
        <translation>还没有曲线，程序有错误：%1</translation>
    </message>
</context>
<context>
    <name>nabla::ui::EdgePanel</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>第 %1 个输入</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>gradient above</source>
        <translation>上游梯度</translation>
    </message>
    <message>
        <source>flows back</source>
        <translation>回传</translation>
    </message>
    <message>
        <source>sum so far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>nabla::ui::EditMenu</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Make it a</source>
        <translation>把它变成(&amp;M)</translation>
    </message>
    <message>
        <source>Arran&amp;ge the selection</source>
        <translation>排列所选(&amp;G)</translation>
    </message>
</context>
<context>
    <name>nabla::ui::FileDesk</name>
    <message>
        <source>Nabla</source>
        <translation>Nabla</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>保存对“%1”的修改吗？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don’t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Nabla documents and programs (*.nabla *.nb);;All files (*)</source>
        <translation>Nabla 文档和程序 (*.nabla *.nb);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Nabla document (*.nabla)</source>
        <translation>Nabla 文档 (*.nabla)</translation>
    </message>
    <message>
        <source>Program text only (*.nb)</source>
        <translation>仅程序文本 (*.nb)</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>还没有打开过文件</translation>
    </message>
    <message>
        <source>“%1” is open in another window</source>
        <translation>“%1”已在另一个窗口中打开</translation>
    </message>
    <message>
        <source>Go back to “%1” as it was saved? What you changed since is lost.</source>
        <translation>回到已保存的“%1”吗？此后的修改会丢失。</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1（找不到）</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>nabla::ui::FileNotices</name>
    <message>
        <source>Unsaved work is not protected now: %1</source>
        <translation>未保存的工作目前没有保护：%1</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>“%1”被其他程序修改了。</translation>
    </message>
    <message>
        <source>Saving would overwrite that: reload it, or keep yours and save again.</source>
        <translation>保存会覆盖它：请重新载入，或保留你的再保存一次。</translation>
    </message>
    <message>
        <source>Reloading gives up your unsaved changes.</source>
        <translation>重新载入会放弃你未保存的修改。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>“%1” was moved or deleted. Nabla still has your document.</source>
        <translation>“%1”被移动或删除了。Nabla 仍保有你的文档。</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>nabla::ui::FindBar</name>
    <message>
        <source>Find in the program</source>
        <translation>在程序中查找</translation>
    </message>
    <message>
        <source>Whole names only</source>
        <translation>只找完整名称</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>上一个 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>下一个 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace this one and go on (Enter)</source>
        <translation>替换此处并继续 (Enter)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Replace all (Ctrl+Enter)</source>
        <translation>全部替换 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>%1 replaced</source>
        <translation>已替换 %1 处</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Formula</name>
    <message>
        <source>otherwise</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>if</source>
        <translation>若</translation>
    </message>
</context>
<context>
    <name>nabla::ui::GraphCanvas</name>
    <message>
        <source>gradient %1</source>
        <translation>梯度 %1</translation>
    </message>
    <message>
        <source>Computation graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Your graph appears here</source>
        <translation>你的计算图会出现在这里</translation>
    </message>
    <message>
        <source>Type a formula on the left, for example</source>
        <translation>在左边输入公式，例如</translation>
    </message>
    <message>
        <source>y = x1 * x2</source>
        <translation>y = x1 * x2</translation>
    </message>
    <message>
        <source>Last working graph: %1</source>
        <translation>上一个可用的图：%1</translation>
    </message>
    <message>
        <source>The graph is built, nothing is computed yet: press play to run it</source>
        <translation>图已建好，还没有计算：按播放运行它</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>切向导数</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>还没有值</translation>
    </message>
    <message>
        <source>breakpoint</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>The backward graph is there in reverse mode</source>
        <translation>反向图在反向模式下显示</translation>
    </message>
    <message>
        <source>when it is computed</source>
        <translation>算出它时</translation>
    </message>
    <message>
        <source>when a gradient arrives</source>
        <translation>梯度到达时</translation>
    </message>
    <message>
        <source>when it is not a number</source>
        <translation>它不是数时</translation>
    </message>
    <message>
        <source>The player stops here %1</source>
        <translation>播放在此停下：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>comes from</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>%1, input %2</source>
        <translation>%1，输入 %2</translation>
    </message>
    <message>
        <source>%1: Escape, or a double click on the title, closes it</source>
        <translation>%1：按 Esc 或双击标题可收起</translation>
    </message>
    <message>
        <source>in the frame %1</source>
        <translation>位于框“%1”中</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>in a branch that is not taken, line %1</source>
        <translation>在未执行的分支中，第 %1 行</translation>
    </message>
    <message>
        <source>in a branch that waits for an input, line %1</source>
        <translation>在等待输入的分支中，第 %1 行</translation>
    </message>
    <message>
        <source>not run: %1</source>
        <translation>未运行：%1</translation>
    </message>
    <message>
        <source>Zoom in to connect</source>
        <translation>放大后才能连线</translation>
    </message>
    <message>
        <source>%1 to input %2 of %3</source>
        <translation>%1 到 %3 的第 %2 个输入</translation>
    </message>
    <message>
        <source>%1: Delete disconnects it</source>
        <translation>%1：按 Delete 断开</translation>
    </message>
</context>
<context>
    <name>nabla::ui::HeatMap</name>
    <message>
        <source>Heat map, %1 by %2</source>
        <translation>热图，%1 × %2</translation>
    </message>
</context>
<context>
    <name>nabla::ui::HistogramStrip</name>
    <message>
        <source>Values from %1 to %2</source>
        <translation>值从 %1 到 %2</translation>
    </message>
    <message>
        <source>, %1 not finite</source>
        <translation>，%1 个非有限</translation>
    </message>
</context>
<context>
    <name>nabla::ui::InputRow</name>
    <message>
        <source>%1, slider</source>
        <translation>%1，滑块</translation>
    </message>
    <message>
        <source>%1, value</source>
        <translation>%1，值</translation>
    </message>
    <message>
        <source>A number or a constant expression: 0.5, 2/3, pi, [1, 2]</source>
        <translation>一个数或常量表达式：0.5、2/3、pi、[1, 2]</translation>
    </message>
    <message>
        <source>one value, please</source>
        <translation>请只写一个值</translation>
    </message>
    <message>
        <source>%1 has the shape %2</source>
        <translation>%1 的形状是 %2</translation>
    </message>
    <message>
        <source>no value yet: it starts at 1</source>
        <translation>还没有值：从 1 开始</translation>
    </message>
    <message>
        <source>Back to %1, as the program says</source>
        <translation>回到程序中的 %1</translation>
    </message>
    <message>
        <source>As the program says</source>
        <translation>以程序为准</translation>
    </message>
    <message>
        <source>The program says %1: double click to go back</source>
        <translation>程序中写的是 %1：双击恢复</translation>
    </message>
</context>
<context>
    <name>nabla::ui::MainWindow</name>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>%1[*] – Nabla</source>
        <translation>%1[*] – Nabla</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Graph at this step (%1)</source>
        <translation>这一步的计算图 (%1)</translation>
    </message>
    <message>
        <source>Curve (%1)</source>
        <translation>曲线 (%1)</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>Statements run in order; every value is there at once</source>
        <translation>语句依次执行，每个值立刻就有</translation>
    </message>
    <message>
        <source>The graph is built first; a Session then runs it</source>
        <translation>先建图，再由 Session 运行</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>收敛</translation>
    </message>
    <message>
        <source>value and gradient per iteration</source>
        <translation>每次迭代的值与梯度</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>the point and its tangent</source>
        <translation>当前点与切线</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>1 edge</source>
        <translation>1 条边</translation>
    </message>
    <message>
        <source>%1 edges</source>
        <translation>%1 条边</translation>
    </message>
    <message>
        <source>%1 · step %2 of %3</source>
        <translation>%1 · 第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>About Nabla</source>
        <translation>关于 Nabla</translation>
    </message>
    <message>
        <source>&lt;b&gt;Nabla %1&lt;/b&gt;&lt;p&gt;See a computation graph run: values forward, gradients backward, optimizers to the extremum.&lt;/p&gt;&lt;p&gt;Free software under the GPL, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Nabla %1&lt;/b&gt;&lt;p&gt;看计算图运行：值向前流，梯度向后流，优化器走向极值。&lt;/p&gt;&lt;p&gt;自由软件，采用 GPL 第 3 版或更新版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Saved the text to %1; values and places are kept in .nabla documents</source>
        <translation>已把文本保存到 %1；取值和位置保存在 .nabla 文档里</translation>
    </message>
    <message>
        <source>Variables, placeholders and outputs</source>
        <translation>变量、占位符和输出</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Every step of the run</source>
        <translation>运行的每一步</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Stopped at a breakpoint: step %1</source>
        <translation>停在断点：第 %1 步</translation>
    </message>
    <message>
        <source>The selected node or wire, in detail</source>
        <translation>所选节点或连线的详情</translation>
    </message>
    <message>
        <source>Convergence of the run (%1)</source>
        <translation>本次运行的收敛过程 (%1)</translation>
    </message>
    <message>
        <source>Convergence, after running the optimizer from here (%1)</source>
        <translation>收敛过程：先从这里运行优化器 (%1)</translation>
    </message>
    <message>
        <source>Watched nodes and breakpoints</source>
        <translation>监视的节点和断点</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Minimap</name>
    <message>
        <source>Overview of the graph</source>
        <translation>全图概览</translation>
    </message>
    <message>
        <source>Drag to move the view</source>
        <translation>拖动以移动视图</translation>
    </message>
</context>
<context>
    <name>nabla::ui::NodePanel</name>
    <message>
        <source>Watch this node</source>
        <translation>监视这个节点</translation>
    </message>
    <message>
        <source>Breakpoints: where the play stops</source>
        <translation>断点：播放在哪里停下</translation>
    </message>
    <message>
        <source>Stop when it is computed</source>
        <translation>算出它时停下</translation>
    </message>
    <message>
        <source>Stop when a gradient arrives</source>
        <translation>梯度到达时停下</translation>
    </message>
    <message>
        <source>Stop when it is not a number</source>
        <translation>它不是数时停下</translation>
    </message>
    <message>
        <source>Stop at any NaN</source>
        <translation>遇到任何 NaN 时停下</translation>
    </message>
    <message>
        <source>Show it in the program</source>
        <translation>在程序中显示</translation>
    </message>
    <message>
        <source>LOCAL DERIVATIVES</source>
        <translation>局部导数</translation>
    </message>
    <message>
        <source>THE GRADIENT&apos;S PATHS</source>
        <translation>梯度的路径</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>OVER THE OPTIMIZER&apos;S RUN</source>
        <translation>优化过程中</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>正切</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>from %1, by %2</source>
        <translation>来自 %1，经 %2</translation>
    </message>
    <message>
        <source>Show the node whose derivative it is part of</source>
        <translation>显示它所属导数的节点</translation>
    </message>
    <message>
        <source>It is not run, so it has no value and no gradient.</source>
        <translation>它没有运行，因此没有值，也没有梯度。</translation>
    </message>
    <message>
        <source>Select a node or a wire in the graph to look into it.</source>
        <translation>在图中选择一个节点或一条连线来查看。</translation>
    </message>
    <message>
        <source>%1 in programs</source>
        <translation>程序中写作 %1</translation>
    </message>
    <message>
        <source>Comes from %1</source>
        <translation>来自 %1</translation>
    </message>
</context>
<context>
    <name>nabla::ui::NonFiniteLink</name>
    <message>
        <source>Go to that step and select the node</source>
        <translation>跳到该步骤并选中该节点</translation>
    </message>
    <message>
        <source>%1 first appears in the gradient of %2, step %3</source>
        <translation>%1 首次出现在 %2 的梯度中，第 %3 步</translation>
    </message>
    <message>
        <source>%1 first appears at %2, step %3</source>
        <translation>%1 首次出现在 %2，第 %3 步</translation>
    </message>
</context>
<context>
    <name>nabla::ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>nabla::ui::OpFinder</name>
    <message>
        <source>Find an op, or type a formula</source>
        <translation>查找运算，或输入公式</translation>
    </message>
    <message>
        <source>Find an op</source>
        <translation>查找运算</translation>
    </message>
    <message>
        <source>Nothing fits: try another word</source>
        <translation>没有合适的：换个词试试</translation>
    </message>
</context>
<context>
    <name>nabla::ui::OpPalette</name>
    <message>
        <source>functions of this program</source>
        <translation>本程序的函数</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Search the ops</source>
        <translation>搜索运算</translation>
    </message>
    <message>
        <source>Ops by family</source>
        <translation>按类别列出的运算</translation>
    </message>
</context>
<context>
    <name>nabla::ui::OptimizerPanel</name>
    <message>
        <source>Run or pause (F5)</source>
        <translation>运行或暂停（F5）</translation>
    </message>
    <message>
        <source>One iteration (F10)</source>
        <translation>迭代一次（F10）</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Starts at the point shown.</source>
        <translation>从当前点开始。</translation>
    </message>
    <message>
        <source>Iteration %1: %2</source>
        <translation>第 %1 次迭代：%2</translation>
    </message>
    <message>
        <source>%1 after %2 iterations: %3, %4</source>
        <translation>%1，迭代 %2 次：%3，%4</translation>
    </message>
    <message>
        <source>‖∇‖ = %1</source>
        <translation>‖∇‖ = %1</translation>
    </message>
    <message>
        <source>%1 after %2 iteration: %3, %4</source>
        <translation>%1，迭代 %2 次：%3，%4</translation>
    </message>
    <message>
        <source>How the point moves towards the extremum</source>
        <translation>点如何走向极值</translation>
    </message>
    <message>
        <source>Stop here; the next run starts here (Shift+F5)</source>
        <translation>停在这里；下次从这里开始 (Shift+F5)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>The run ends after so many iterations, if not before</source>
        <translation>最多迭代这么多次就结束</translation>
    </message>
    <message>
        <source>tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>The run ends where the gradient is no longer than this</source>
        <translation>梯度长度不超过它时结束</translation>
    </message>
    <message>
        <source>Leave it empty for the usual value</source>
        <translation>留空则用默认值</translation>
    </message>
    <message>
        <source>Starts over, where the last run started.</source>
        <translation>从上次的起点重新开始。</translation>
    </message>
    <message>
        <source>no extremum: the slope is ‖∇‖ = %1</source>
        <translation>不是极值：斜率 ‖∇‖ = %1</translation>
    </message>
</context>
<context>
    <name>nabla::ui::PlaybackBar</name>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暂停（空格）</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>到开头（Home）</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>后退一步（←）</translation>
    </message>
    <message>
        <source>One step forward (→)</source>
        <translation>前进一步（→）</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>到末尾（End）</translation>
    </message>
    <message>
        <source>How fast it plays</source>
        <translation>播放的快慢</translation>
    </message>
</context>
<context>
    <name>nabla::ui::PrintedStrip</name>
    <message>
        <source>Printed lines</source>
        <translation>打印的行</translation>
    </message>
    <message>
        <source>A click goes to the statement and to its step</source>
        <translation>单击可跳到语句及其步骤</translation>
    </message>
    <message>
        <source>Printed, the last %1 lines</source>
        <translation>打印输出，最后 %1 行</translation>
    </message>
    <message>
        <source>Printed while the graph was built: it has no values yet</source>
        <translation>建图时打印：此时还没有值</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印输出</translation>
    </message>
</context>
<context>
    <name>nabla::ui::ProgramEditor</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source> (+%1 more)</source>
        <translation>（另有 %1 处）</translation>
    </message>
</context>
<context>
    <name>nabla::ui::SearchBar</name>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Name, op or value</source>
        <translation>名称、运算或值</translation>
    </message>
    <message>
        <source>Search in the graph</source>
        <translation>在图中查找</translation>
    </message>
    <message>
        <source>Previous match (↑)</source>
        <translation>上一个（↑）</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个（Enter）</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>关闭查找（Esc）</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Sparkline</name>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>nabla::ui::StaticNotice</name>
    <message>
        <source>A static graph is built before anything has a value, so “%1” cannot be decided.</source>
        <translation>静态图在有任何值之前就已建好，因此无法判断“%1”。</translation>
    </message>
    <message>
        <source>Run it eagerly</source>
        <translation>改为即时运行</translation>
    </message>
</context>
<context>
    <name>nabla::ui::StepsModel</name>
    <message>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>正切</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>op</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>contribution</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>upstream</source>
        <translation>上游</translation>
    </message>
</context>
<context>
    <name>nabla::ui::StepsTable</name>
    <message>
        <source>Filter: a node, an op, backward, to:x1 …</source>
        <translation>筛选：节点、运算、反向、to:x1 …</translation>
    </message>
    <message>
        <source>Filter the steps</source>
        <translation>筛选步骤</translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation>运行的步骤</translation>
    </message>
</context>
<context>
    <name>nabla::ui::TensorView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all numbers as text</source>
        <translation>把所有数复制为文本</translation>
    </message>
    <message>
        <source>Copy CSV</source>
        <translation>复制 CSV</translation>
    </message>
    <message>
        <source>Copy the shown rows and columns, separated by commas</source>
        <translation>复制显示的行和列，用逗号分隔</translation>
    </message>
    <message>
        <source>axis %1</source>
        <translation>轴 %1</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>axis %1: </source>
        <translation>轴 %1：</translation>
    </message>
    <message>
        <source>axis %1 from </source>
        <translation>轴 %1 起点 </translation>
    </message>
    <message>
        <source>rows %1 to %2, columns %3 to %4</source>
        <translation>第 %1 到 %2 行，第 %3 到 %4 列</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>nabla::ui::TopBar</name>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>nabla::ui::VariablesPanel</name>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>值</translation>
    </message>
    <message>
        <source>GRADIENT</source>
        <translation>梯度</translation>
    </message>
</context>
<context>
    <name>nabla::ui::WatchList</name>
    <message>
        <source>Watched nodes</source>
        <translation>监视的节点</translation>
    </message>
    <message>
        <source>Delete takes a node off the list</source>
        <translation>按 Delete 把节点移出列表</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>停在</translation>
    </message>
    <message>
        <source>computed </source>
        <translation>算出 </translation>
    </message>
    <message>
        <source>gradient </source>
        <translation>梯度 </translation>
    </message>
    <message>
        <source>NaN </source>
        <translation>NaN </translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>Nothing is watched. Select a node in the graph and press the target under Node, or set a breakpoint with F9: its values stay here.</source>
        <translation>还没有监视任何节点。在图中选中一个节点，按“节点”页里的靶心，或用 F9 设断点：它的值就会留在这里。</translation>
    </message>
</context>
<context>
    <name>nabla::ui::WindowGroup</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Nabla ended unexpectedly. Restore the unsaved work on “%1” from %2?</source>
        <translation>Nabla 意外退出了。要恢复 %2 时“%1”未保存的工作吗？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>nabla::ui::Workspace</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>nabla::ui::ZoomControls</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>恢复 100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the whole graph (F)</source>
        <translation>显示全图（F）</translation>
    </message>
</context>
</TS>
