// biome-ignore-all lint/suspicious/noExplicitAny: the specification leaves its answers untyped
/** Rows of an answer, with these fields of each. */
export function Table({ title, rows = [], fields }: { title: string; rows?: any[]; fields: string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {fields.map((field) => (
                <td key={field}>{row[field]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
