export type FieldProblem = { field: string; code: string; message: string };

type ProblemBody = {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  errors?: FieldProblem[];
  allowed?: string[];
  reasons?: { code: string; message: string }[];
  hint?: string;
};

/** What the server refused, in its own words (RFC 9457), or that it did not answer (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly errors: FieldProblem[];
  /** The ways that are open instead, where the server names them. */
  readonly allowed: string[];
  /** Why a move is refused. */
  readonly reasons: { code: string; message: string }[];
  /** What to write instead, where the server knows. */
  readonly hint: string | null;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code ?? 'unknown');
    this.name = 'ApiProblem';
    this.status = body.status ?? 0;
    this.code = body.code ?? 'unknown';
    this.title = body.title ?? '';
    this.detail = body.detail ?? null;
    this.errors = body.errors ?? [];
    this.allowed = body.allowed ?? [];
    this.reasons = body.reasons ?? [];
    this.hint = body.hint ?? null;
  }

  /** The message for one field, named by its JSON pointer: "/requester/email". */
  at(pointer: string): string | undefined {
    return this.errors.find((error) => error.field === pointer)?.message;
  }

  static async from(answer: Response): Promise<ApiProblem> {
    const body = await answer.json().catch(() => ({}));
    return new ApiProblem({ title: answer.statusText, ...body, status: answer.status });
  }

  static unreachable(): ApiProblem {
    return new ApiProblem({ status: 0, code: 'unreachable' });
  }
}
